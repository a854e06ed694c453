package muster.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a stream, each at most so long: a longer one is read over, and said to be too large. */
final class Lines {

    private final InputStream in;
    private final int mostBytes;
    private final byte[] buffer = new byte[64 * 1024];
    private int from;
    private int to;
    private long bytes;

    Lines(InputStream in, int mostBytes) {
        this.in = in;
        this.mostBytes = mostBytes;
    }

    /** A line without its end, or the notion that it was too long. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Line(byte[] bytes, boolean tooLong) {

        boolean isBlank() {
            for (byte each : bytes) {
                if (each != ' ' && each != '\t' && each != '\r') {
                    return false;
                }
            }
            return !tooLong;
        }
    }

    /** The next line; none at the end. */
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        boolean tooLong = false;
        boolean any = false;
        while (fill()) {
            any = true;
            int end = endOfLine();
            int length = end - from;
            tooLong |= line.size() + length > mostBytes;
            if (!tooLong) {
                line.write(buffer, from, length);
            }
            boolean complete = end < to;
            bytes += length;
            from = complete ? end + 1 : end;
            if (complete) {
                break;
            }
        }
        return any ? Optional.of(new Line(line.toByteArray(), tooLong)) : Optional.empty();
    }

    /** How many bytes all lines so far had. */
    long bytes() {
        return bytes;
    }

    /** Whether the next line has arrived whole. */
    boolean hasWholeLine() {
        return endOfLine() < to;
    }

    private boolean fill() throws IOException {
        if (from < to) {
            return true;
        }
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }

    private int endOfLine() {
        int at = from;
        while (at < to && buffer[at] != '\n') {
            at++;
        }
        return at;
    }
}
