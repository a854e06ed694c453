package muster.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A sender of single commands on a connection that it keeps. It shares the machine with what it measures, so it knows no
 * more of HTTP than it needs: an answer of 201 with its length.
 */
final class HttpCaller implements Caller {

    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;
    private final String head;
    private final byte[] buffer = new byte[16 * 1024];

    HttpCaller(int port) throws IOException {
        this(port, "");
    }

    /** One that says who it is. */
    static HttpCaller withToken(int port, String token) throws IOException {
        return new HttpCaller(port, "Authorization: Bearer %s\r\n".formatted(token));
    }

    private HttpCaller(int port, String authorization) throws IOException {
        socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = socket.getInputStream();
        head = "POST /commands HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%sContent-Type: application/json\r\nContent-Length: "
                .formatted(port, authorization);
    }

    @Override
    public void once() throws IOException {
        post(Pledges.nextAsJson());
    }

    /** The answer, head and body. */
    String post(String document) throws IOException {
        socket.getOutputStream().write((head + document.length() + "\r\n\r\n" + document).getBytes(UTF_8));
        int read = 0;
        for (int whole = Integer.MAX_VALUE; read < whole; whole = wholeLength(read)) {
            int more = in.read(buffer, read, buffer.length - read);
            if (more < 0) {
                throw new EOFException("the connection broke off");
            }
            read += more;
        }
        if (!new String(buffer, 0, 12, ISO_8859_1).endsWith("201")) {
            throw new IOException(new String(buffer, 0, read, UTF_8));
        }
        return new String(buffer, 0, read, UTF_8);
    }

    /** Of the answer, head and body; unknown before the head is there. */
    private int wholeLength(int read) throws IOException {
        String text = new String(buffer, 0, read, ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return Integer.MAX_VALUE;
        }
        for (String line : text.substring(0, end).split("\r\n")) {
            if (line.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                return end
                        + 4
                        + Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
        }
        throw new IOException("an answer without its length: " + text);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
