package muster.eventstore;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;

import muster.eventstore.Selection.Alternative;

/**
 * An append as it waits for the appender. What needs no position is worked out already, on its caller's thread.
 *
 * @param basis what was known of each tag that was looked at through memory
 * @param follows the place of the append without which its sender does not want this one
 * @param awaited whether its sender has nothing else to do until it is answered
 * @param place where its last event comes to lie
 */
record Pending(
        AppendCondition condition,
        List<Premise> premises,
        Map<String, Known> basis,
        Place follows,
        boolean awaited,
        Optional<CommandKey> command,
        List<Draft> events,
        Place place,
        long since,
        CompletableFuture<Receipt> receipt) {

    /** Says no, with an {@link IllegalArgumentException}, to what no store could take. */
    static Pending of(
            AppendCondition condition, List<TaggedEventMessage<?>> events, RecordCodec codec, Procession procession) {
        var basis = condition.consistencyMarker() instanceof Seen seen ? seen.byTag() : Map.<String, Known>of();
        var drafts = events.stream().map(event -> Draft.of(event, codec)).toList();
        var place = Place.open();
        return new Pending(
                condition,
                premises(condition, basis),
                basis,
                procession.join(place),
                procession.isAwaited(),
                CommandKey.of(events.getFirst().event()),
                drafts,
                place,
                System.nanoTime(),
                new CompletableFuture<>());
    }

    private static List<Premise> premises(AppendCondition condition, Map<String, Known> basis) {
        var alternatives = Selection.of(condition.criteria()).alternatives();
        if (!(condition.consistencyMarker() instanceof Seen)) {
            var upTo = Place.at(positionOf(condition.consistencyMarker()));
            return alternatives.stream().map(fits -> Premise.behind(upTo, fits)).toList();
        }
        return alternatives.stream()
                .map(fits -> Premise.of(fits, known(fits, basis)))
                .toList();
    }

    /** Whoever sees through memory asks for single tags alone; of anything else nothing is known. */
    private static Known known(Alternative fits, Map<String, Known> basis) {
        return fits.isOneTag() ? basis.getOrDefault(fits.tags().getFirst(), Known.NOTHING) : Known.NOTHING;
    }

    private static long positionOf(ConsistencyMarker marker) {
        return Math.max(0, GlobalIndexConsistencyMarker.position(marker));
    }

    Optional<UUID> commandId() {
        return command.map(CommandKey::id);
    }

    /** Whether an append that this one has seen, or that it follows, was refused. */
    boolean restsOnNothing() {
        return follows.isRefused()
                || premises.stream().anyMatch(premise -> premise.upTo().isRefused());
    }

    /** Whether an event stands against this append. */
    boolean conflictsWith(Row other) {
        return premises.stream()
                .anyMatch(premise -> other.position() > premise.upTo().position()
                        && premise.fits()
                                .fits(other.draft().name().name(), other.draft().tagTexts()));
    }
}
