package muster.relay;

import java.time.Duration;

/** A moment ahead, by the clock that nobody sets. */
record Deadline(long nanos) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean isPast() {
        return System.nanoTime() - nanos >= 0;
    }
}
