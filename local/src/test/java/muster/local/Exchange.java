package muster.local;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** One answer, to whatever bytes were sent on a connection of their own: no client would send most of them. */
record Exchange(int status, Map<String, List<String>> headers, String body) {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** What ends a stream that never ends by itself. */
    private static final String STREAM = "text/event-stream";

    /** The answer; none if the connection was closed without one. */
    static Optional<Exchange> of(int port, byte[] request) throws IOException {
        try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            send(socket, request);
            return Optional.of(read(new BufferedInputStream(socket.getInputStream())));
        } catch (EOFException | SocketException closed) {
            return Optional.empty();
        }
    }

    /** A service may answer, and close, before it has heard all; the answer is there all the same. */
    private static void send(Socket socket, byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
        } catch (SocketException heardEnough) {
            socket.getInputStream().available();
        }
    }

    private static Exchange read(InputStream in) throws IOException {
        var first = line(in);
        if (!first.matches("HTTP/1\\.1 \\d{3}.*")) {
            // Whoever names no version is answered without a head (HTTP/0.9).
            throw new EOFException(first);
        }
        var status = Integer.parseInt(first.substring(9, 12));
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon), List.of(line.substring(colon + 1).strip()), Exchange::both);
        }
        return status == 100 ? read(in) : new Exchange(status, headers, body(in, status, headers));
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static String body(InputStream in, int status, Map<String, List<String>> headers) throws IOException {
        if (status == 204 || status == 304 || first(headers, "Content-Type").startsWith(STREAM)) {
            return "";
        }
        if (first(headers, "Transfer-Encoding").equals("chunked")) {
            return new String(new Chunks(in).readAllBytes(), UTF_8);
        }
        var length = first(headers, "Content-Length");
        return new String(length.isEmpty() ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length)), UTF_8);
    }

    private static String first(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of("")).getFirst();
    }

    String header(String name) {
        return first(headers, name);
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("closed");
            }
            line.write(next);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    @Override
    public String toString() {
        return "%d %s%n%s".formatted(status, headers, body.substring(0, Math.min(body.length(), 2_000)));
    }
}
