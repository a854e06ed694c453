package muster.eventstore;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A place in the log: one that is known, or one that an append on its way waits for, and that it gets or is refused for
 * good. Given by the appender's thread alone.
 */
final class Place {

    private static final long REFUSED = -1;

    /** Where the open ones begin: behind all positions that will ever be given, in the order of their making. */
    private static final long OPEN = Long.MAX_VALUE / 2;

    private static final AtomicLong OPENED = new AtomicLong(OPEN);

    private volatile long position;

    private Place(long position) {
        this.position = position;
    }

    static Place at(long position) {
        return new Place(position);
    }

    /** A place that is not given yet. */
    static Place open() {
        return new Place(OPENED.incrementAndGet());
    }

    /** Gives it, or another one where an attempt to write there came to nothing. */
    void give(long newPosition) {
        position = newPosition;
    }

    void refuse() {
        position = REFUSED;
    }

    boolean isRefused() {
        return position == REFUSED;
    }

    /** The position; one that is still open lies behind all that are given, and behind those opened before it. */
    long position() {
        return position;
    }
}
