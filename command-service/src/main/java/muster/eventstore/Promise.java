package muster.eventstore;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Work done at once whose failure belongs into the future that is owed for it. */
final class Promise {

    private Promise() {}

    static <T> CompletableFuture<T> of(Supplier<? extends T> work) {
        try {
            return CompletableFuture.completedFuture(work.get());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
