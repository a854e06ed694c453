package muster.audit;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Cuts bytes into lines at each newline, exactly and fast, and holds no more than one of them. Blank lines are passed over. */
final class LineReader {

    /** More than any record, tile or checkpoint that Muster writes. */
    static final int LONGEST = 2 << 20;

    private static final int AT_ONCE = 1 << 16;

    private final InputStream in;
    private byte[] held = new byte[AT_ONCE];
    private int from;
    private int to;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The next line without its newline; nothing at the end. */
    Optional<byte[]> next() throws IOException {
        while (true) {
            int end = end();
            if (end < 0) {
                return Optional.empty();
            }
            byte[] line = Arrays.copyOfRange(held, from, end);
            from = Math.min(end + 1, to);
            if (line.length > 0) {
                return Optional.of(line);
            }
        }
    }

    /** Where the line that begins here ends; below 0 if none does. */
    private int end() throws IOException {
        int at = from;
        while (true) {
            while (at < to && held[at] != '\n') {
                at++;
            }
            if (at < to) {
                return at;
            }
            int passed = at - from;
            if (!more()) {
                return from < to ? to : -1;
            }
            at = from + passed;
        }
    }

    private boolean more() throws IOException {
        System.arraycopy(held, from, held, 0, to - from);
        to -= from;
        from = 0;
        if (to == held.length) {
            if (to >= LONGEST) {
                throw new IOException("it has a line of more than %d bytes".formatted(LONGEST));
            }
            held = Arrays.copyOf(held, 2 * held.length);
        }
        int read = in.read(held, to, held.length - to);
        to += Math.max(0, read);
        return read >= 0;
    }
}
