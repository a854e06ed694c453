package muster.eventstore;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;

/** An append as it waits for the appender. What needs no position is worked out already, on its caller's thread. */
record Pending(
        AppendCondition condition,
        Selection selection,
        long after,
        Optional<CommandKey> command,
        List<Draft> events,
        long since,
        CompletableFuture<Receipt> receipt) {

    /** Says no, with an {@link IllegalArgumentException}, to what no store could take. */
    static Pending of(AppendCondition condition, List<TaggedEventMessage<?>> events) {
        return new Pending(
                condition,
                Selection.of(condition.criteria()),
                GlobalIndexConsistencyMarker.position(condition.consistencyMarker()),
                CommandKey.of(events.getFirst().event()),
                events.stream().map(Draft::of).toList(),
                System.nanoTime(),
                new CompletableFuture<>());
    }

    Optional<UUID> commandId() {
        return command.map(CommandKey::id);
    }

    /** Whether the store can hold anything against this append when its log ends here. */
    boolean looksAtLogUpTo(long head) {
        return after < head;
    }

    /** Whether an event that lies after the marker stands against this append. */
    boolean conflictsWith(Row other) {
        return other.position() > after
                && condition.matches(other.draft().name(), other.draft().tags());
    }
}
