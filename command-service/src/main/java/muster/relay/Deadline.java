package muster.relay;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A moment ahead, by the clock that nobody sets. */
record Deadline(long nanos) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    boolean isPast() {
        return left() <= 0;
    }

    void await() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(left());
    }

    private long left() {
        return nanos - System.nanoTime();
    }
}
