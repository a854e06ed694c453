package muster.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import muster.foundation.CannotStart;
import muster.foundation.Running;

/** Keeps one part running: when it ends before its time, it is started again, a little later each time. */
final class Keeper<P extends Running> implements AutoCloseable {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration STEADY = Duration.ofSeconds(30);

    private final String name;
    private final Supplier<P> starting;
    private final Notes notes;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger deaths = new AtomicInteger();
    private Duration pause = SHORTEST_PAUSE;
    private @Nullable P part;

    Keeper(String name, Supplier<P> starting, Notes notes) {
        this.name = name;
        this.starting = starting;
        this.notes = notes;
    }

    /** Starts the part, and from then on watches over it. One that ends while it starts gets a second try. */
    P start() {
        var started = startTwice();
        Thread.ofVirtual().name("keeper of " + name).start(this::watch);
        return started;
    }

    private P startTwice() {
        try {
            return startOnce();
        } catch (CannotStart.EndedAtOnce first) {
            return startOnce();
        }
    }

    /** Holds the lock while the part starts, so that closing waits for the part and ends it, too. */
    private synchronized P startOnce() {
        if (isClosing()) {
            throw new CannotStart(name + " is not started any more: Muster is stopping.");
        }
        var started = starting.get();
        part = started;
        return started;
    }

    private void watch() {
        while (true) {
            var started = System.nanoTime();
            var status = running().map(it -> it.onExit().join()).orElse(0);
            if (isClosing()) {
                return;
            }
            deaths.incrementAndGet();
            pause = System.nanoTime() - started > STEADY.toNanos() ? SHORTEST_PAUSE : pause;
            notes.say("%s ended by itself (status %d); starting it again.".formatted(name, status));
            startUntilItRuns();
        }
    }

    private void startUntilItRuns() {
        while (!closesWithin(pause)) {
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            try {
                startOnce();
                return;
            } catch (CannotStart e) {
                notes.say("%s Trying again in %.1f s.".formatted(e.getMessage(), pause.toMillis() / 1000.0));
            }
        }
    }

    private boolean closesWithin(Duration time) {
        try {
            return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** How often it has ended before its time. */
    int deaths() {
        return deaths.get();
    }

    private synchronized Optional<P> running() {
        return Optional.ofNullable(part);
    }

    /** Ends the part for good. */
    @Override
    public void close() {
        closing.countDown();
        running().ifPresent(Running::close);
    }
}
