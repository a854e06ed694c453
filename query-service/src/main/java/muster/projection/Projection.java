package muster.projection;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import org.springframework.stereotype.Component;

import muster.event.Coalition;
import muster.event.Recorded;
import muster.stance.Known;

/** What is applied now. The feed publishes, everyone else reads; who waits is woken at once. */
@Component
public class Projection {

    private static final int MOST_FOLDS = 32;

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Recent<Folded, Known> folds = new Recent<>(MOST_FOLDS);
    private volatile Snapshot current = Snapshot.EMPTY;
    private volatile boolean isLoaded;
    private volatile boolean isClosed;

    /** Two readers of one coalition up to the same last record are answered alike. */
    private record Folded(Coalition coalition, long lastPosition, Chronicle records) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Folded that
                    && coalition.equals(that.coalition)
                    && lastPosition == that.lastPosition;
        }

        @Override
        public int hashCode() {
            return coalition.hashCode() * 31 + Long.hashCode(lastPosition);
        }
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
        current = next;
        isLoaded = true;
        wakeAll();
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

    /** The statements of a coalition as known at a position. */
    public Known known(Snapshot snapshot, Coalition coalition, long position) {
        Chronicle records = snapshot.chronicle(coalition).upTo(position);
        long last = records.last().map(Recorded::position).orElse(0L);
        return folds.get(
                new Folded(coalition, last, records),
                folded -> Known.at(folded.lastPosition(), folded.records().all()));
    }
}
