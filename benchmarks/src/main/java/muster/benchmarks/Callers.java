package muster.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Callers who work side by side, each on a thread, and keep what they work with from one round to the next. */
record Callers(List<Caller> all) implements AutoCloseable {

    static Callers of(int number, Callable<Caller> caller) throws Exception {
        var callers = new Callers(new ArrayList<>());
        for (int i = 0; i < number; i++) {
            callers.all.add(caller.call());
        }
        return callers;
    }

    /** Has all begin at once and stop after the time; every one that was begun counts and is timed. */
    Measured work(Duration time) throws Exception {
        var start = new CountDownLatch(1);
        try (var executor =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var work = new ArrayList<Future<long[]>>();
            for (var caller : all) {
                work.add(executor.submit(() -> {
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

    @Override
    public void close() throws Exception {
        for (var caller : all) {
            caller.close();
        }
    }
}
