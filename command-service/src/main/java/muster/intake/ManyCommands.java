package muster.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

import tools.jackson.databind.json.JsonMapper;

import muster.handling.Outcome;

/**
 * Commands, a line each, and an answer for each in order. Answers wait in memory for a client that reads them only after
 * it has sent everything: the two must not wait for each other.
 */
final class ManyCommands {

    /** The most lines of one request. */
    static final int MOST_LINES = 100_000;

    private static final byte[] END = new byte[0];

    private final JsonMapper mapper;
    private final Function<byte[], Outcome> record;
    private final BlockingQueue<byte[]> answers = new LinkedBlockingQueue<>();

    /** Lines are recorded by {@code record}, which may throw whatever {@link Problems} knows. */
    ManyCommands(JsonMapper mapper, Function<byte[], Outcome> record) {
        this.mapper = mapper;
        this.record = record;
    }

    void run(InputStream in, OutputStream out) throws IOException {
        Thread writer = Thread.ofVirtual().name("answers").start(() -> write(out));
        try {
            read(new Lines(in, Commands.MOST_BYTES));
        } finally {
            answers.add(END);
            join(writer);
        }
    }

    private void read(Lines lines) throws IOException {
        long number = 0;
        for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            number++;
            if (number > MOST_LINES) {
                add(Answers.OfLine.of(
                        number,
                        Problems.of(new TooLarge(
                                "A request has at most %d lines. This line and what follows were not read; send them in another request."
                                        .formatted(MOST_LINES)))));
                return;
            }
            if (!line.get().isBlank()) {
                add(answer(number, line.get()));
            }
        }
    }

    private Answers.OfLine answer(long number, Lines.Line line) {
        try {
            if (line.tooLong()) {
                throw Commands.tooLarge();
            }
            return Answers.OfLine.of(number, record.apply(line.bytes()));
        } catch (RuntimeException failure) {
            return Answers.OfLine.of(number, Problems.of(failure));
        }
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
