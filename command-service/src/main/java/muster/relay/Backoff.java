package muster.relay;

import java.time.Duration;

/** How long to wait before the next attempt: longer each time, up to five seconds, and short again after a success. */
final class Backoff {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Duration next = SHORTEST;

    Duration next() {
        var wait = next;
        next = wait.multipliedBy(2).compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST;
        return wait;
    }

    void reset() {
        next = SHORTEST;
    }
}
