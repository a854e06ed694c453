package muster.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Sends many commands in one request, a line each. */
final class NdjsonSender {

    private static final int LINES_A_PIECE = 64;
    private static final int PIECE = 64 * 1024;

    private final int port;
    private final Optional<String> token;

    NdjsonSender(int port) {
        this(port, Optional.empty());
    }

    NdjsonSender(int port, Optional<String> token) {
        this.port = port;
        this.token = token;
    }

    /** How fast so many new pledges are recorded, from the first byte sent to the last answer. */
    Measured send(int lines) throws IOException {
        return send(lines, Pledges::nextAsJson);
    }

    /** The same of any commands. */
    Measured send(int lines, Supplier<String> commands) throws IOException {
        long began = System.nanoTime();
        var connection = (HttpURLConnection) URI.create("http://127.0.0.1:%d/commands".formatted(port))
                .toURL()
                .openConnection();
        connection.setDoOutput(true);
        connection.setChunkedStreamingMode(PIECE);
        connection.setRequestProperty("Content-Type", "application/x-ndjson");
        token.ifPresent(it -> connection.setRequestProperty("Authorization", "Bearer " + it));
        write(connection, lines, commands);
        var answers = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8), PIECE);
        try (answers) {
            long recorded = answers.lines().filter(NdjsonSender::isRecorded).count();
            if (recorded != lines) {
                throw new IOException("%d of %d lines were recorded".formatted(recorded, lines));
            }
            return Measured.rate(recorded, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private static boolean isRecorded(String answer) {
        return answer.contains("\"status\":201");
    }

    private static void write(HttpURLConnection connection, int lines, Supplier<String> commands) throws IOException {
        try (var out = connection.getOutputStream()) {
            for (int left = lines; left > 0; left -= LINES_A_PIECE) {
                var piece = new StringBuilder();
                for (int i = 0; i < Math.min(left, LINES_A_PIECE); i++) {
                    piece.append(commands.get()).append('\n');
                }
                out.write(piece.toString().getBytes(UTF_8));
            }
        }
    }
}
