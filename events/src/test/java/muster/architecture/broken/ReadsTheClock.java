package muster.architecture.broken;

import java.time.Instant;

/** Breaks a wall on purpose. */
public final class ReadsTheClock {

    private ReadsTheClock() {}

    static Instant now() {
        return Instant.now();
    }
}
