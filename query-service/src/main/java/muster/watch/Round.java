package muster.watch;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Delivers to one watch what is due, one after the other, until all is delivered or something fails. */
final class Round {

    /** Then others have their turn. */
    private static final int MOST = 100;

    private static final long PAUSE_MILLIS = 200;

    private final Claim claim;
    private final DeliveryStore store;
    private final Sender sender;
    private final WatchMeters meters;
    private final Patience patience;
    private final CountDownLatch closing;

    Round(
            Claim claim,
            DeliveryStore store,
            Sender sender,
            WatchMeters meters,
            Patience patience,
            CountDownLatch closing) {
        this.claim = claim;
        this.store = store;
        this.sender = sender;
        this.meters = meters;
        this.patience = patience;
        this.closing = closing;
    }

    void run() {
        int failures = claim.failures();
        for (int i = 0; i < MOST && !isClosing(); i++) {
            Optional<Delivery> next = store.next(claim);
            if (next.isEmpty()) {
                break;
            }
            if (!deliver(next.get(), failures)) {
                return;
            }
            failures = 0;
        }
        store.release(claim);
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Whether to go on. */
    private boolean deliver(Delivery delivery, int failures) {
        return switch (sender.send(delivery, claim.url(), claim.secret())) {
            case Outcome.Delivered _ -> {
                note(() -> {
                    store.delivered(claim, delivery);
                    return true;
                });
                meters.delivered();
                yield true;
            }
            case Outcome.Gone _ -> {
                note(() -> {
                    store.gone(claim);
                    return true;
                });
                meters.failed(false);
                yield false;
            }
            // Cut off by this service's own end: the receiver is not to blame.
            case Outcome.Failed _ when isClosing() -> true;
            case Outcome.Failed failed -> {
                meters.failed(note(() -> store.failed(claim, delivery, failures + 1, failed)));
                yield false;
            }
        };
    }

    /** Takes down what became of it, also while PostgreSQL is away for a moment: else it would be sent again. */
    private boolean note(BooleanSupplier what) {
        long end = System.nanoTime() + patience.claim().toNanos();
        while (true) {
            try {
                return what.getAsBoolean();
            } catch (DataAccessException | TransactionException away) {
                if (System.nanoTime() > end || isClosingWithin(PAUSE_MILLIS)) {
                    throw away;
                }
            }
        }
    }

    private boolean isClosingWithin(long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
