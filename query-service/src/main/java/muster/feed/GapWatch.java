package muster.feed;

import java.time.Duration;
import java.time.Instant;

import muster.projection.Snapshot;

/**
 * Notices a position that is missing though everything has been read: a broker that lost records and was refilled may hold
 * them at offsets that were read before. Reading it all again is harmless; while it does not help, it is done ever more
 * seldom.
 */
final class GapWatch {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private long position = -1;
    private Instant since = Instant.MAX;
    private Duration patience = FIRST;

    /** Whether it is time to read everything again. */
    boolean isOverdue(Snapshot current, boolean unread, Instant now) {
        if (!current.hasGap()) {
            position = -1;
            patience = FIRST;
            return false;
        }
        if (current.position() != position) {
            position = current.position();
            since = now;
        }
        if (unread || now.isBefore(since.plus(patience))) {
            return false;
        }
        since = now;
        patience = patience.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : patience.multipliedBy(2);
        return true;
    }
}
