package muster.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Consumer;

import static java.net.HttpURLConnection.HTTP_OK;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Sends commands to {@code POST /commands}, a line each, and takes the answers while it sends. The JDK's client reads
 * nothing before it has sent all: with a service that answers line by line, both would wait for each other on a long file.
 */
final class Intake {

    private static final int MOST_LINES = 100_000;
    private static final int CONNECT_MILLIS = 5_000;
    private static final int SILENCE_MILLIS = 120_000;

    private final int port;

    Intake(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    /** Sends all lines in as many requests as the service's limit asks for; a dry run is always one. */
    void send(InputStream content, boolean dryRun, Consumer<Answer> each) throws IOException {
        var lines = new Lines(new BufferedInputStream(content));
        for (long before = 0; lines.hasMore(); before = lines.count()) {
            var earlier = before;
            sendOne(
                    lines.next(dryRun ? Integer.MAX_VALUE : MOST_LINES),
                    dryRun,
                    answer -> each.accept(answer.after(earlier)));
        }
    }

    private void sendOne(InputStream lines, boolean dryRun, Consumer<Answer> each) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), CONNECT_MILLIS);
            socket.setSoTimeout(SILENCE_MILLIS);
            var out = socket.getOutputStream();
            out.write(head(dryRun).getBytes(US_ASCII));
            var sending = Thread.ofVirtual().start(() -> sendQuietly(lines, out));
            receive(HttpAnswer.read(socket.getInputStream()), each);
            sending.join(SILENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while sending");
        }
    }

    private String head(boolean dryRun) {
        return String.join(
                "\r\n",
                "POST /commands%s HTTP/1.1".formatted(dryRun ? "?dryRun=true" : ""),
                "Host: 127.0.0.1:" + port,
                "Content-Type: application/x-ndjson",
                "Accept: application/x-ndjson, application/problem+json",
                "Transfer-Encoding: chunked",
                "Connection: close",
                "",
                "");
    }

    /** A service that stops listening says why in its answer, and that is what is reported. */
    private static void sendQuietly(InputStream lines, OutputStream out) {
        try {
            var buffer = new byte[32 * 1024];
            for (int read = lines.read(buffer); read > 0; read = lines.read(buffer)) {
                out.write("%x\r\n".formatted(read).getBytes(US_ASCII));
                out.write(buffer, 0, read);
                out.write("\r\n".getBytes(US_ASCII));
            }
            out.write("0\r\n\r\n".getBytes(US_ASCII));
        } catch (IOException e) {
            // Nothing to add: whoever reads the answer, or finds that there is none, reports it.
            return;
        }
    }

    private static void receive(HttpAnswer answer, Consumer<Answer> each) throws IOException {
        if (answer.status() != HTTP_OK) {
            throw new Unwilling(answer.status(), new String(answer.body().readAllBytes(), UTF_8));
        }
        var lines = new AnswerLines(answer.body());
        for (var next = lines.next(); next.isPresent(); next = lines.next()) {
            each.accept(next.get());
        }
    }

    /** The service answered, and took none of the lines. */
    static final class Unwilling extends IOException {
        Unwilling(int status, String problem) {
            super("the service answered %d: %s".formatted(status, Answer.reason(problem)));
        }
    }
}
