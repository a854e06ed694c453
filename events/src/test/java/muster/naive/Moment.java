package muster.naive;

import java.time.Instant;
import java.util.Comparator;

/** Where a statement stands in the order (domain.md §3, step 2): its point announcedAt, then its place. */
record Moment(Instant point, long place) implements Comparable<Moment> {

    /** After all that was said at that instant. */
    static Moment endOf(Instant point) {
        return new Moment(point, Long.MAX_VALUE);
    }

    @Override
    public int compareTo(Moment other) {
        return Comparator.comparing(Moment::point)
                .thenComparingLong(Moment::place)
                .compare(this, other);
    }
}
