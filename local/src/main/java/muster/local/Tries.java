package muster.local;

import java.time.Duration;
import java.util.Optional;

/** The breaks without any progress between them, and the pauses after each. Times are nanoseconds, as of a stopwatch. */
final class Tries {

    private final Patience patience;
    private Duration next;
    private long linesAtBreak = -1;
    private long since;

    Tries(Patience patience) {
        this.patience = patience;
        this.next = patience.first();
    }

    /** How long to pause before the next try; none when it is time to give up. */
    Optional<Duration> pause(long now, long lines, Duration atLeast) {
        if (lines != linesAtBreak) {
            linesAtBreak = lines;
            since = now;
            next = patience.first();
        }
        var left = patience.most().minusNanos(now - since);
        if (!left.isPositive()) {
            return Optional.empty();
        }
        var pause = shorter(left, atLeast.compareTo(next) > 0 ? atLeast : next);
        next = shorter(patience.longest(), next.multipliedBy(2));
        return Optional.of(pause);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
