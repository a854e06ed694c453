package muster.projection;

import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** When each position was recorded, in microseconds, never decreasing. Appending gives another, which shares the array. */
final class Moments {

    static final Moments NONE = new Moments(new long[0], 0);

    private final long[] micros;
    private final int size;

    private Moments(long[] micros, int size) {
        this.micros = micros;
        this.size = size;
    }

    Moments append(Instant moment) {
        long[] room = size < micros.length ? micros : Arrays.copyOf(micros, Math.max(64, size * 2));
        long least = size == 0 ? Long.MIN_VALUE : micros[size - 1];
        room[size] = Math.max(least, micros(moment));
        return new Moments(room, size + 1);
    }

    /** How many there are, which is the last position. */
    int size() {
        return size;
    }

    Instant at(long position) {
        long moment = micros[Math.toIntExact(position - 1)];
        return Instant.ofEpochSecond(
                Math.floorDiv(moment, 1_000_000L), TimeUnit.MICROSECONDS.toNanos(Math.floorMod(moment, 1_000_000L)));
    }

    /** The last position recorded at or before the moment; 0 if there is none. */
    long lastAt(Instant moment) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(middle + 1L).isAfter(moment)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static long micros(Instant moment) {
        return Math.addExact(
                Math.multiplyExact(moment.getEpochSecond(), 1_000_000L),
                TimeUnit.NANOSECONDS.toMicros(moment.getNano()));
    }
}
