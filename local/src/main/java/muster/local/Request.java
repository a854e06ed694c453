package muster.local;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import static java.net.HttpURLConnection.HTTP_FORBIDDEN;
import static java.net.HttpURLConnection.HTTP_OK;
import static java.net.HttpURLConnection.HTTP_UNAUTHORIZED;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One {@code POST /commands} of many lines, whose answers are taken while it sends. The JDK's client reads nothing before
 * it has sent all: with a service that answers line by line, both would wait for each other on a long file.
 */
final class Request {

    private static final int CONNECT_MILLIS = 5_000;

    /** What stands before the service may say that it is away, too. */
    private static final Set<Integer> FOR_NOW = Set.of(409, 429, 502, 503, 504);

    private final int port;
    private final Optional<String> token;
    private final Duration silence;
    private final boolean dryRun;

    Request(int port, Optional<String> token, Duration silence, boolean dryRun) {
        this.port = port;
        this.token = token;
        this.silence = silence;
        this.dryRun = dryRun;
    }

    /** The service answered, and took none of the lines. */
    static final class Unwilling extends IOException {
        Unwilling(int status, String reason) {
            super("the service answered %d: %s%s".formatted(status, reason, advice(status)));
        }

        private static String advice(int status) {
            return switch (status) {
                case HTTP_UNAUTHORIZED ->
                    " Name the data folder that Muster runs on with MUSTER_DATA, or give a recorder's token with MUSTER_TOKEN";
                case HTTP_FORBIDDEN -> " It takes a recorder's token: give one with MUSTER_TOKEN";
                default -> "";
            };
        }
    }

    /** Takes the answers to one request. */
    interface Taking {
        void take(Answer answer) throws IOException;
    }

    /**
     * Sends lines up to the last one, counted from the beginning of the stream.
     *
     * @param contact becomes true when something listens
     */
    void send(Window window, long lastLine, AtomicBoolean contact, Taking each)
            throws IOException, InterruptedException {
        try (var socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), CONNECT_MILLIS);
            contact.set(true);
            socket.setSoTimeout((int) silence.toMillis());
            var out = socket.getOutputStream();
            var sending = Thread.ofPlatform().daemon().name("sending").start(() -> sendQuietly(window, lastLine, out));
            try {
                receive(HttpAnswer.read(socket.getInputStream()), each);
            } finally {
                socket.close();
                sending.interrupt();
                sending.join(silence);
            }
        }
    }

    /** A service that stops listening says why in its answer, and that is what is reported. */
    private void sendQuietly(Window window, long lastLine, OutputStream out) {
        try {
            out.write(head().getBytes(US_ASCII));
            var end = "";
            for (var next = window.next(lastLine); next.isPresent(); next = window.next(lastLine)) {
                var stretch = next.get();
                out.write("%s%x\r\n".formatted(end, stretch.length()).getBytes(US_ASCII));
                out.write(stretch.bytes(), stretch.from(), stretch.length());
                end = "\r\n";
            }
            out.write((end + "0\r\n\r\n").getBytes(US_ASCII));
        } catch (IOException e) {
            // Nothing to add: whoever reads the answer, or finds that there is none, reports it.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String head() {
        return String.join(
                "\r\n",
                "POST /commands%s HTTP/1.1".formatted(dryRun ? "?dryRun=true" : ""),
                "Host: 127.0.0.1:" + port,
                "Content-Type: application/x-ndjson",
                "Accept: application/x-ndjson, application/problem+json",
                "Transfer-Encoding: chunked",
                "Connection: close"
                        + token.map("\r\nAuthorization: Bearer %s"::formatted).orElse(""),
                "",
                "");
    }

    private static void receive(HttpAnswer answer, Taking each) throws IOException {
        if (answer.status() != HTTP_OK) {
            throw problem(answer);
        }
        var lines = new AnswerLines(answer.body());
        for (var next = lines.next(); next.isPresent(); next = lines.next()) {
            each.take(next.get());
        }
    }

    private static IOException problem(HttpAnswer answer) throws IOException {
        var reason = Answer.reason(new String(answer.body().readAllBytes(), UTF_8));
        return FOR_NOW.contains(answer.status())
                ? new NotNow(answer.status(), reason, answer.retryAfter().orElse(Duration.ZERO))
                : new Unwilling(answer.status(), reason);
    }
}
