package muster.watch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

import muster.projection.Projection;
import muster.projection.Snapshot;

/** Looks what watches are to be told of, and sees to it that it is delivered, until the service ends. */
@Component
@Lazy(false)
class Courier implements SmartLifecycle {

    /** So many receivers are spoken to at once. */
    static final int AT_ONCE = 32;

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration COUNT_AGAIN = Duration.ofSeconds(10);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(2);

    private final Projection projection;
    private final WatchStore watches;
    private final Outbox outbox;
    private final DeliveryStore store;
    private final Sender sender;
    private final WatchMeters meters;
    private final Patience patience;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Thread thread =
            Thread.ofPlatform().name("watches").daemon(true).unstarted(this::run);
    // No virtual threads: to look up a name blocks the thread below, and a few slow names would hold up every request.
    private final ExecutorService senders = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("webhook-", 0).daemon(true).factory());
    private String trouble = "";
    private boolean isWatched;
    private long counted;

    Courier(
            Projection projection,
            WatchStore watches,
            Outbox outbox,
            DeliveryStore store,
            Sender sender,
            WatchMeters meters,
            Patience patience) {
        this.projection = projection;
        this.watches = watches;
        this.outbox = outbox;
        this.store = store;
        this.sender = sender;
        this.meters = meters;
        this.patience = patience;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    @Override
    public void stop() {
        closing.countDown();
        try {
            thread.interrupt();
            thread.join(PATIENCE_AT_THE_END);
            senders.shutdown();
            senders.awaitTermination(PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS);
            // What is cut off so gives its watch back, for others to go on at once.
            sender.close();
            senders.awaitTermination(PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (closing.getCount() > 0 && !projection.isClosed()) {
            Snapshot current = projection.current();
            boolean more = projection.isLoaded() && look(current);
            try {
                // Where nobody is to be sent anything, what is recorded is no reason to ask the database.
                projection.await(next -> isWatched && next != current, more ? Duration.ZERO : LOOK_AGAIN);
            } catch (InterruptedException ending) {
                return;
            }
        }
    }

    /** Whether there is more to do at once. */
    private boolean look(Snapshot current) {
        try {
            List<Watch> active = watches.active();
            isWatched = !active.isEmpty();
            boolean more = outbox.fill(active, current);
            if (isWatched) {
                handOut();
            }
            count();
            trouble = "";
            return more;
        } catch (RuntimeException failed) {
            say(failed);
            return false;
        }
    }

    private void handOut() {
        int room = free.availablePermits();
        if (room == 0) {
            return;
        }
        for (Claim claim : store.claim(room)) {
            free.acquireUninterruptibly();
            senders.execute(() -> deliver(claim));
        }
    }

    private void deliver(Claim claim) {
        try {
            new Round(claim, store, sender, meters, patience, closing).run();
        } catch (RuntimeException failed) {
            LOG.warn("Delivering to a watch broke off; it is taken up again.", failed);
        } finally {
            free.release();
        }
    }

    private void count() {
        if (counted == 0 || System.nanoTime() - counted > COUNT_AGAIN.toNanos()) {
            counted = System.nanoTime();
            meters.kept(store.counts());
        }
    }

    /** Says a trouble once, not each time that it is met again. */
    private void say(RuntimeException failed) {
        String why =
                String.valueOf(NestedExceptionUtils.getMostSpecificCause(failed).getMessage());
        if (!why.equals(trouble) && closing.getCount() > 0) {
            LOG.warn("Watches are not told of anything at the moment: {}", why);
        }
        trouble = why;
    }
}
