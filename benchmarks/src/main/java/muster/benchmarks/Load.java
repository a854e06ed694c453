package muster.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Callers at work side by side for a while. */
final class Load {

    private Load() {}

    /** Has all callers begin at once and stop after the time; every one that was begun counts and is timed. */
    static Measured of(List<? extends Caller> callers, Duration time) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var work = new ArrayList<Future<long[]>>();
            for (var caller : callers) {
                work.add(threads.submit(() -> {
                    start.await();
                    return repeat(caller, time);
                }));
            }
            long began = System.nanoTime();
            start.countDown();
            var nanos = gather(work);
            return Measured.of(nanos, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private static long[] repeat(Caller caller, Duration time) throws Exception {
        var nanos = new long[1024];
        int done = 0;
        long end = System.nanoTime() + time.toNanos();
        for (long began = System.nanoTime(); began < end; ) {
            caller.once();
            long now = System.nanoTime();
            if (done == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * done);
            }
            nanos[done++] = now - began;
            began = now;
        }
        return Arrays.copyOf(nanos, done);
    }

    private static long[] gather(List<Future<long[]>> work) throws InterruptedException, ExecutionException {
        var all = LongStream.builder();
        for (var each : work) {
            Arrays.stream(each.get()).forEach(all);
        }
        return all.build().toArray();
    }
}
