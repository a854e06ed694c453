package muster.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

import tools.jackson.databind.json.JsonMapper;

import muster.gate.TooMany;
import muster.handling.Recorder;

/** Commands, a line each, and an answer for each in order. */
final class ManyCommands {

    /** The most lines of one request. */
    static final int MOST_LINES = 100_000;

    /** So many that are there already are looked up at once. */
    private static final int MOST_TOGETHER = 256;

    private final JsonMapper mapper;
    private final Recorder recorder;
    private final Sender sender;
    private final long mostBytes;
    private final IntConsumer count;

    /**
     * @param mostBytes of all lines together
     * @param count told the status of each answer
     */
    ManyCommands(JsonMapper mapper, Recorder recorder, Sender sender, long mostBytes, IntConsumer count) {
        this.mapper = mapper;
        this.recorder = recorder;
        this.sender = sender;
        this.mostBytes = mostBytes;
        this.count = count;
    }

    void run(InputStream in, OutputStream out) throws IOException {
        try (Outgoing answers = new Outgoing(out);
                InFlight inFlight = new InFlight(recorder, sender.recordedBy(), answer -> answers.add(bytes(answer)))) {
            read(new Lines(in, Commands.MOST_BYTES), inFlight, answers);
        }
    }

    private byte[] bytes(Answers.OfLine answer) {
        count.accept(answer.status());
        return (mapper.writeValueAsString(answer) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void read(Lines lines, InFlight inFlight, Outgoing answers) throws IOException {
        long number = 0;
        try {
            for (var next = next(lines, number);
                    !next.isEmpty() && !answers.isGone();
                    number += next.size(), next = next(lines, number)) {
                if (number == MOST_LINES || lines.bytes() > mostBytes) {
                    inFlight.send(List.of(tooMany(number + 1)));
                    return;
                }
                inFlight.send(commands(next, number));
            }
        } catch (TooMany later) {
            inFlight.send(List.of(InFlight.Numbered.none(number + 1, later)));
        }
    }

    /** The next line, and those behind it that need not be waited for, as far as they may come. */
    private static List<Lines.Line> next(Lines lines, long before) throws IOException {
        long most = Math.clamp(MOST_LINES - before, 1, MOST_TOGETHER);
        List<Lines.Line> next = new ArrayList<>();
        Optional<Lines.Line> line = lines.next();
        line.ifPresent(next::add);
        while (next.size() < most && line.isPresent() && lines.hasWholeLine()) {
            line = lines.next();
            line.ifPresent(next::add);
        }
        return next;
    }

    private List<InFlight.Numbered> commands(List<Lines.Line> lines, long before) {
        List<InFlight.Numbered> commands = new ArrayList<>();
        long number = before;
        for (Lines.Line line : lines) {
            number++;
            if (!line.isBlank()) {
                commands.add(InFlight.Numbered.read(number, line, sender));
            }
        }
        return commands;
    }

    private InFlight.Numbered tooMany(long number) {
        String most = number > MOST_LINES ? MOST_LINES + " lines" : (mostBytes >> 20) + " MiB";
        return InFlight.Numbered.none(
                number,
                new TooLarge(
                        "A request like this has at most %s. This line and what follows were not read; send them in another request."
                                .formatted(most)));
    }
}
