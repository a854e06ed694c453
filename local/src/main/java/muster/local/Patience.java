package muster.local;

import java.time.Duration;

/**
 * How long to send again what got no final answer.
 *
 * @param first the pause after the first break; each further one without progress doubles it
 * @param longest the longest pause
 * @param most how long to try without progress
 * @param silence how long to wait for a single answer
 */
record Patience(Duration first, Duration longest, Duration most, Duration silence) {

    /** A service that was killed is back in half a minute; its database may take longer. */
    static final Patience USUAL = new Patience(
            Duration.ofMillis(200), Duration.ofSeconds(4), Duration.ofSeconds(100), Duration.ofSeconds(60));
}
