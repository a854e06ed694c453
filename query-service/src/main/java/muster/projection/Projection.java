package muster.projection;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import org.springframework.stereotype.Component;

import muster.event.Coalition;
import muster.stance.Chronicle;

/** What is applied now. The feed publishes, everyone else reads; who waits is woken at once. */
@Component
public class Projection {

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Chronicles chronicles;
    private volatile Snapshot current = Snapshot.EMPTY;
    private final AtomicLong readings = new AtomicLong();
    private volatile boolean isLoaded;
    private volatile boolean isClosed;

    Projection(Chronicles chronicles) {
        this.chronicles = chronicles;
    }

    public Snapshot current() {
        return current;
    }

    /** Whether what was stored before has been read, so that there is something to answer from. */
    public boolean isLoaded() {
        return isLoaded;
    }

    /** Shows what is stored from now on. */
    public void publish(Snapshot next) {
        chronicles.take(next.news(), current);
        show(next);
    }

    private void show(Snapshot next) {
        current = next;
        isLoaded = true;
        wakeAll();
    }

    /** Shows what is stored from now on; nothing of what was read before holds. */
    public void publishAnew(Snapshot stored) {
        chronicles.forget();
        readings.incrementAndGet();
        show(stored);
    }

    /** How often what is stored was read anew: what was derived before another reading holds no more. */
    public long readings() {
        return readings.get();
    }

    /** Ends every waiting, now and from now on. */
    public void close() {
        isClosed = true;
        wakeAll();
    }

    public boolean isClosed() {
        return isClosed;
    }

    private void wakeAll() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the condition holds, or patience ends, or the service does; gives what is applied then. */
    public Snapshot await(Predicate<Snapshot> condition, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!condition.test(current) && !isClosed && left > 0) {
                left = changed.awaitNanos(left);
            }
            return current;
        } finally {
            lock.unlock();
        }
    }

    /** All that is applied of a coalition, and maybe more: to be asked as known at a position that the snapshot reaches. */
    public Chronicle chronicle(Snapshot snapshot, Coalition coalition) {
        return chronicles.of(coalition, snapshot.last(coalition));
    }
}
