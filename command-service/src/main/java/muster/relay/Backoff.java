package muster.relay;

import java.time.Duration;

/** How long to wait before the next attempt: longer each time, up to a bound, and short again after a success. */
public final class Backoff {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST_TO_KAFKA = Duration.ofSeconds(5);

    private final Duration longest;
    private Duration next = SHORTEST;

    /** Of those who wait for Kafka. */
    Backoff() {
        this(LONGEST_TO_KAFKA);
    }

    public Backoff(Duration longest) {
        this.longest = longest;
    }

    public Duration next() {
        var wait = next;
        next = wait.multipliedBy(2).compareTo(longest) < 0 ? wait.multipliedBy(2) : longest;
        return wait;
    }

    public void reset() {
        next = SHORTEST;
    }
}
