package muster.issuer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Slows down who guesses: after some tries with a wrong password, the next for the same name waits twice as long each time. */
final class Guesses {

    private static final int AT_ONCE = 5;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Tries NONE = new Tries(0, Instant.MIN);

    private final InstantSource clock;
    private final Map<String, Tries> wrong = new HashMap<>();

    /**
     * How often a name was tried in vain.
     *
     * @param next when it may be tried again
     */
    private record Tries(int count, Instant next) {}

    Guesses(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Counts a try before it is known to be wrong, so that many at the same time are counted, too.
     *
     * @return how long to wait instead; zero where it may go ahead
     */
    synchronized Duration begin(String name) {
        var now = clock.instant();
        var before = wrong.getOrDefault(name, NONE);
        if (now.isBefore(before.next())) {
            return Duration.between(now, before.next());
        }
        var count = before.count() + 1;
        wrong.put(name, new Tries(count, now.plus(pause(count))));
        return Duration.ZERO;
    }

    /** It was the right one. */
    synchronized void right(String name) {
        wrong.remove(name);
    }

    private static Duration pause(int count) {
        if (count < AT_ONCE) {
            return Duration.ZERO;
        }
        var pause = Duration.ofSeconds(1L << Math.min(count - AT_ONCE, 10));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
