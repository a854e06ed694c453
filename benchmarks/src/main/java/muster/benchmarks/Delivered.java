package muster.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * What became of statements on their way to everybody who watches.
 *
 * @param delay from the recorder's answer until a watcher heard of it, all watchers together
 * @param longest the longest of these, in microseconds
 * @param missing how often one was never heard
 * @param twice how often one was heard again
 */
record Delivered(Measured delay, double longest, long missing, long twice) {

    /** @param sent when each position was answered, on the watchers' clock */
    static Delivered of(Map<Long, Long> sent, List<Watch> watches) {
        var delays = LongStream.builder();
        long missing = 0;
        long twice = 0;
        for (var watch : watches) {
            var heard = watch.heard();
            for (var answered : sent.entrySet()) {
                var told = heard.get(answered.getKey());
                if (told == null) {
                    missing++;
                } else {
                    delays.add(Math.max(0, told.nanos() - answered.getValue()));
                    twice += told.times() - 1;
                }
            }
        }
        long[] nanos = delays.build().toArray();
        double longest = Arrays.stream(nanos).max().orElse(0) / 1e3;
        return new Delivered(Measured.of(nanos, Duration.ofSeconds(1)), longest, missing, twice);
    }

    /** Whether everybody heard everything once. */
    boolean isExact() {
        return missing + twice == 0;
    }
}
