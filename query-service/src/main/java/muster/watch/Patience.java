package muster.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How long it is waited between attempts, and when a delivery is given up. */
@Component
class Patience {

    /** A receiver that fails is asked so seldom at most: what comes later waits no longer than this for its turn. */
    private static final Duration LONGEST_FOR_A_RECEIVER = Duration.ofMinutes(5);

    private final Duration first;
    private final Duration longest;
    private final Duration givesUpAfter;
    private final Duration claim;

    /**
     * @param first after a first failure; it doubles
     * @param longest at most, also where a receiver asks for more
     * @param givesUpAfter how long after its first attempt a delivery fails for good
     * @param claim how long a process that took a watch has it for itself: longer than an attempt can take
     */
    Patience(
            @Value("${muster.watch.first-pause:PT5S}") Duration first,
            @Value("${muster.watch.longest-pause:PT1H}") Duration longest,
            @Value("${muster.watch.gives-up-after:PT8H}") Duration givesUpAfter,
            @Value("${muster.watch.claim:PT30S}") Duration claim) {
        this.first = first;
        this.longest = longest;
        this.givesUpAfter = givesUpAfter;
        this.claim = claim;
    }

    Duration givesUpAfter() {
        return givesUpAfter;
    }

    Duration claim() {
        return claim;
    }

    /** After how long a delivery that failed is tried again. */
    Duration afterAttempts(int attempts, Optional<Duration> retryAfter) {
        return asked(doubled(attempts, longest), retryAfter).plus(jitter(doubled(attempts, longest)));
    }

    /** After how long a receiver that failed so often on end is asked anything again. */
    Duration afterFailures(int failures, Optional<Duration> retryAfter) {
        return asked(doubled(failures, min(longest, LONGEST_FOR_A_RECEIVER)), retryAfter);
    }

    private Duration asked(Duration pause, Optional<Duration> retryAfter) {
        return retryAfter
                .filter(asked -> asked.compareTo(pause) > 0)
                .map(asked -> min(asked, longest))
                .orElse(pause);
    }

    private Duration doubled(int times, Duration most) {
        Duration pause = first;
        for (int i = 1; i < times && pause.compareTo(most) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return min(pause, most);
    }

    /** Up to a quarter more, so that those who failed together do not all come back together. */
    private static Duration jitter(Duration pause) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 4 + 1));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
