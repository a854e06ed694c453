package muster.audit;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** Cuts bytes into lines at each newline, exactly and fast, and holds no more than one of them. Blank lines are passed over. */
final class LineReader {

    /** More than any record, tile or checkpoint that Muster writes. */
    static final int LONGEST = 2 << 20;

    private static final int AT_ONCE = 1 << 16;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOWEST = 0x0101010101010101L;
    private static final long HIGHEST = LOWEST << 7;
    private static final long NEWLINES = LOWEST * '\n';

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
            at = newline(at);
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

    /** The next newline, or the end of what is held; eight bytes are looked at together, which is what reading is made of. */
    private int newline(int start) {
        int at = start;
        while (at + Long.BYTES <= to) {
            long odd = (long) EIGHT.get(held, at) ^ NEWLINES;
            long zeros = (odd - LOWEST) & ~odd & HIGHEST;
            if (zeros != 0) {
                return at + Long.numberOfTrailingZeros(zeros) / Byte.SIZE;
            }
            at += Long.BYTES;
        }
        while (at < to && held[at] != '\n') {
            at++;
        }
        return at;
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
