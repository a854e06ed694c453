package muster.eventstore;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;

/** One append on its way: nothing leaves the caller before the commit, so there is nothing to roll back. */
final class Append implements AppendTransaction<Receipt> {

    private final Pending pending;
    private final Function<Pending, CompletableFuture<Receipt>> submit;
    private final AtomicBoolean finished = new AtomicBoolean();

    Append(Pending pending, Function<Pending, CompletableFuture<Receipt>> submit) {
        this.pending = pending;
        this.submit = submit;
    }

    @Override
    public CompletableFuture<Receipt> commit(@Nullable ProcessingContext context) {
        if (finished.getAndSet(true)) {
            return CompletableFuture.failedFuture(new IllegalStateException("committed or rolled back before"));
        }
        return submit.apply(pending).thenApply(receipt -> {
            Optional.ofNullable(context).ifPresent(present -> present.putResource(Receipt.KEY, receipt));
            return receipt;
        });
    }

    @Override
    public void rollback(@Nullable ProcessingContext context) {
        if (!finished.get()) {
            pending.place().refuse();
        }
        finished.set(true);
    }

    /** Markers of two kinds cannot be compared: whoever saw tag by tag has still seen no more than that. */
    @Override
    public CompletableFuture<ConsistencyMarker> afterCommit(Receipt receipt, @Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(
                pending.condition().consistencyMarker() instanceof Seen seen
                        ? seen
                        : new GlobalIndexConsistencyMarker(receipt.position()));
    }
}
