package muster.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import tools.jackson.databind.json.JsonMapper;

import muster.handling.Recorder;

/**
 * Commands, a line each, and an answer for each in order. Answers wait in memory for a client that reads them only after
 * it has sent everything: the two must not wait for each other.
 */
final class ManyCommands {

    /** The most lines of one request. */
    static final int MOST_LINES = 100_000;

    /** So many that are there already are looked up at once. */
    private static final int MOST_TOGETHER = 256;

    private static final byte[] END = new byte[0];

    private final JsonMapper mapper;
    private final Recorder recorder;
    private final Sender sender;
    private final BlockingQueue<byte[]> answers = new LinkedBlockingQueue<>();

    ManyCommands(JsonMapper mapper, Recorder recorder, Sender sender) {
        this.mapper = mapper;
        this.recorder = recorder;
        this.sender = sender;
    }

    void run(InputStream in, OutputStream out) throws IOException {
        Thread writer = Thread.ofVirtual().name("answers").start(() -> write(out));
        try (InFlight inFlight = new InFlight(recorder, sender.recordedBy(), this::add)) {
            read(new Lines(in, Commands.MOST_BYTES), inFlight);
        } finally {
            answers.add(END);
            join(writer);
        }
    }

    private void read(Lines lines, InFlight inFlight) throws IOException {
        long number = 0;
        for (List<Lines.Line> next = next(lines); !next.isEmpty(); next = next(lines)) {
            List<InFlight.Numbered> commands = new ArrayList<>();
            for (Lines.Line line : next) {
                number++;
                if (!line.isBlank()) {
                    commands.add(number > MOST_LINES ? tooMany(number) : InFlight.Numbered.read(number, line, sender));
                }
                if (number > MOST_LINES) {
                    inFlight.send(commands);
                    return;
                }
            }
            inFlight.send(commands);
        }
    }

    /** The next line, and those behind it that need not be waited for. */
    private static List<Lines.Line> next(Lines lines) throws IOException {
        List<Lines.Line> next = new ArrayList<>();
        Optional<Lines.Line> line = lines.next();
        line.ifPresent(next::add);
        while (next.size() < MOST_TOGETHER && line.isPresent() && lines.hasWholeLine()) {
            line = lines.next();
            line.ifPresent(next::add);
        }
        return next;
    }

    private static InFlight.Numbered tooMany(long number) {
        return InFlight.Numbered.none(
                number,
                new TooLarge(
                        "A request has at most %d lines. This line and what follows were not read; send them in another request."
                                .formatted(MOST_LINES)));
    }

    private void add(Answers.OfLine answer) {
        answers.add((mapper.writeValueAsString(answer) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void write(OutputStream out) {
        try {
            for (byte[] answer = answers.take(); answer.length > 0; answer = answers.take()) {
                out.write(answer);
                if (answers.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException("the client is gone", gone);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread writer) {
        try {
            writer.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
