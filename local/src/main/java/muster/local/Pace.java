package muster.local;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How fast it went over the last seconds. Times are nanoseconds, as of a stopwatch. */
final class Pace {

    private static final long SECONDS = Duration.ofSeconds(5).toNanos();
    private static final double NANOS = 1e9;

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanos, long lines, long bytes) {}

    void sample(long nanos, long lines, long bytes) {
        samples.addLast(new Sample(nanos, lines, bytes));
        while (nanos - samples.getFirst().nanos() > SECONDS) {
            samples.removeFirst();
        }
    }

    /** Lines a second; 0 as long as nothing is known. */
    long rate() {
        return seconds() == 0
                ? 0
                : Math.round((samples.getLast().lines() - samples.getFirst().lines()) / seconds());
    }

    /** The time for so many bytes more; none while nothing moves. */
    Optional<Duration> timeFor(long bytes) {
        var done = seconds() == 0
                ? 0
                : samples.getLast().bytes() - samples.getFirst().bytes();
        return done == 0 ? Optional.empty() : Optional.of(Duration.ofMillis((long) (bytes * seconds() * 1000 / done)));
    }

    private double seconds() {
        return samples.isEmpty()
                ? 0
                : (samples.getLast().nanos() - samples.getFirst().nanos()) / NANOS;
    }
}
