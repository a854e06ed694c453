package muster.local;

import java.util.Arrays;

/** Where the lines of a stream end that were read and not yet answered, the oldest first, and which of them are blank. */
final class LineEnds {

    private long[] ends = new long[1024];
    private int first;
    private int size;

    int size() {
        return size;
    }

    void add(long end, boolean blank) {
        if (size == ends.length) {
            grow();
        }
        ends[index(size++)] = blank ? -end : end;
    }

    /** The offset behind the line's end; 0 is the oldest line. */
    long end(int line) {
        return Math.abs(ends[index(line)]);
    }

    boolean firstIsBlank() {
        return ends[first] < 0;
    }

    void removeFirst() {
        first = index(1);
        size--;
    }

    private int index(int line) {
        return (first + line) & (ends.length - 1);
    }

    private void grow() {
        var grown = Arrays.copyOfRange(ends, first, first + 2 * size);
        System.arraycopy(ends, 0, grown, size - first, first);
        ends = grown;
        first = 0;
    }
}
