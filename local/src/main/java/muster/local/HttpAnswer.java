package muster.local;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The status and the body of an answer of HTTP/1.1 (RFC 9112 §6, §7.1), as far as a service of ours sends it. */
record HttpAnswer(int status, Optional<Duration> retryAfter, InputStream body) {

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.\\d (\\d{3})( .*)?");
    private static final int BUFFER = 64 * 1024;
    private static final int MOST_HEADER_BYTES = 16 * 1024;

    static HttpAnswer read(InputStream connection) throws IOException {
        var in = new BufferedInputStream(connection, BUFFER);
        var status = status(line(in));
        var headers = headers(in);
        return new HttpAnswer(status, retryAfter(headers), body(in, headers));
    }

    private static int status(String line) throws Garbled {
        var status = STATUS_LINE.matcher(line);
        if (!status.matches()) {
            throw new Garbled("it is not HTTP");
        }
        return Integer.parseInt(status.group(1));
    }

    private static Optional<Duration> retryAfter(Map<String, String> headers) {
        return Optional.ofNullable(headers.get("retry-after"))
                .filter(value -> value.matches("\\d{1,4}"))
                .map(value -> Duration.ofSeconds(Integer.parseInt(value)));
    }

    private static InputStream body(InputStream in, Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return new Chunks(in);
        }
        var length = headers.get("content-length");
        return length == null ? in : new ByteArrayInputStream(in.readNBytes(Integer.parseInt(length)));
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        var headers = new HashMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            if (colon < 0) {
                throw new Garbled("it has a header without a colon");
            }
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
                throw new EOFException(Chunks.BROKE_OFF);
            }
            if (line.size() == MOST_HEADER_BYTES) {
                throw new Garbled("it is not HTTP");
            }
            line.write(next);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }
}
