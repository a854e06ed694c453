package muster.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a round has shown.
 *
 * @param rate how much was done, a second
 * @param p50 how long one took, in microseconds, at the median; 0 where singles were not timed
 * @param p99 the same for the slowest hundredth
 */
record Measured(double rate, double p50, double p99) {

    /** From how long each one took, in nanoseconds, and the time in which all were done. */
    static Measured of(long[] nanos, Duration time) {
        Arrays.sort(nanos);
        return new Measured(nanos.length / seconds(time), micros(nanos, 0.5), micros(nanos, 0.99));
    }

    static Measured rate(long done, Duration time) {
        return new Measured(done / seconds(time), 0, 0);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private static double micros(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))] / 1e3;
    }

    /** Each figure's own median over the rounds. */
    static Measured median(List<Measured> rounds) {
        return new Measured(
                median(rounds, Measured::rate), median(rounds, Measured::p50), median(rounds, Measured::p99));
    }

    private static double median(List<Measured> rounds, ToDoubleFunction<Measured> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
