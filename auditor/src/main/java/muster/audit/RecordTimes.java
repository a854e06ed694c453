package muster.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** When each record was recorded, 16 bytes for each, so that a question as known at a time finds its position. */
final class RecordTimes {

    private long[] positions = new long[1024];
    private long[] micros = new long[1024];
    private int count;

    /**
     * Takes the next record.
     *
     * @throws Contradiction if record time would run backwards
     */
    void add(long position, Instant recordedAt) {
        long time = ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt);
        if (count > 0 && time < micros[count - 1]) {
            throw new Contradiction("Position %d says that it was recorded before position %d, which cannot be."
                    .formatted(position, positions[count - 1]));
        }
        if (count == positions.length) {
            positions = Arrays.copyOf(positions, 2 * count);
            micros = Arrays.copyOf(micros, 2 * count);
        }
        positions[count] = position;
        micros[count++] = time;
    }

    /** The last position; 0 if there is none. */
    long head() {
        return count == 0 ? 0 : positions[count - 1];
    }

    /** When the record at a position was recorded, or the last before it where it is not at hand; nothing before all. */
    Optional<Instant> at(long position) {
        int found = Arrays.binarySearch(positions, 0, count, position);
        int last = found >= 0 ? found : -found - 2;
        return last < 0 ? Optional.empty() : Optional.of(Instant.EPOCH.plus(micros[last], ChronoUnit.MICROS));
    }

    /** The last position recorded at or before a moment; 0 if there is none. */
    long positionAt(Instant moment) {
        int from = 0;
        int to = count;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (Instant.EPOCH.plus(micros[middle], ChronoUnit.MICROS).isAfter(moment)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from == 0 ? 0 : positions[from - 1];
    }
}
