package muster.local;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The status and the body of an answer of HTTP/1.1 (RFC 9112 §6, §7.1), as far as a service of ours sends it. */
record HttpAnswer(int status, InputStream body) {

    static HttpAnswer read(InputStream in) throws IOException {
        var status = Integer.parseInt(line(in).split(" ", 3)[1]);
        var headers = headers(in);
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return new HttpAnswer(status, new Chunks(in));
        }
        var length = headers.get("content-length");
        return new HttpAnswer(
                status, length == null ? in : new ByteArrayInputStream(in.readNBytes(Integer.parseInt(length))));
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        var headers = new HashMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection broke off");
            }
            line.write(next);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    /** A body in chunks; one that ends without its last chunk was cut off, and says so. */
    private static final class Chunks extends InputStream {
        private final InputStream in;
        private int left;
        private boolean ended;

        Chunks(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0 && !ended) {
                begin();
            }
            if (ended) {
                return -1;
            }
            var read = in.read(bytes, offset, Math.min(length, left));
            if (read < 0) {
                throw new EOFException("the connection broke off");
            }
            left -= read;
            if (left == 0) {
                line(in);
            }
            return read;
        }

        private void begin() throws IOException {
            left = Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
            if (left == 0) {
                ended = true;
                line(in);
            }
        }
    }
}
