package muster.projection;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import muster.event.Recorded;

/**
 * One coalition's records in the order of the log. It never changes: appending gives another one, which shares the array
 * and reads further into it. Only the feed appends, and only to the newest.
 */
public final class Chronicle {

    static final Chronicle EMPTY = new Chronicle(new Recorded[0], 0);

    private final Recorded[] records;
    private final int size;

    private Chronicle(Recorded[] records, int size) {
        this.records = records;
        this.size = size;
    }

    Chronicle append(Recorded record) {
        Recorded[] room = size < records.length ? records : Arrays.copyOf(records, Math.max(8, size * 2));
        room[size] = record;
        return new Chronicle(room, size + 1);
    }

    /** The records at a position of at most {@code position}. */
    public Chronicle upTo(long position) {
        return new Chronicle(records, countUpTo(position));
    }

    /** The records at a position of more than {@code position}. */
    public List<Recorded> after(long position) {
        return all().subList(countUpTo(position), size);
    }

    private int countUpTo(long position) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (records[middle].position() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    public List<Recorded> all() {
        return Collections.unmodifiableList(Arrays.asList(records).subList(0, size));
    }

    public Optional<Recorded> last() {
        return size == 0 ? Optional.empty() : Optional.of(records[size - 1]);
    }
}
