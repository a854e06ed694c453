package muster.eventstore;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageStream.Entry;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;

import muster.eventstore.EventReads.Stored;

/** Events as Axon's streams carry them. */
final class Entries {

    private Entries() {}

    /**
     * The events, then an entry that tells how far the store had been read: to its head, not to the last event found,
     * because that nothing later matched is known as well.
     */
    static MessageStream<EventMessage> finite(List<Stored> events, long head) {
        return finite(events.stream().map(Entries::of), new GlobalIndexConsistencyMarker(head));
    }

    /** The events of all tags, each once and in their order, then an entry that tells what was known of each tag. */
    static MessageStream<EventMessage> seen(Seen seen) {
        // A place may be given while this sorts: each is looked at once.
        record Placed(long position, EventMessage event) {}
        var byId = new LinkedHashMap<String, EventMessage>();
        seen.byTag().values().stream()
                .flatMap(known -> known.events().stream())
                .map(noted -> new Placed(noted.position(), noted.event()))
                .sorted(Comparator.comparingLong(Placed::position))
                .forEach(placed -> byId.putIfAbsent(placed.event().identifier(), placed.event()));
        return finite(byId.values().stream().map(SimpleEntry::new), seen);
    }

    private static MessageStream<EventMessage> finite(Stream<Entry<EventMessage>> events, ConsistencyMarker marker) {
        var entries = Stream.concat(events, Stream.of(end(marker)));
        return MessageStream.fromStream(entries, Entry::message, entry -> entry);
    }

    /** A stream that fails, where it cannot even be had. */
    static MessageStream<EventMessage> orFailure(Supplier<MessageStream<EventMessage>> stream) {
        try {
            return stream.get();
        } catch (RuntimeException e) {
            return MessageStream.failed(e).cast();
        }
    }

    static Entry<EventMessage> of(Stored stored) {
        var token = new GlobalSequenceTrackingToken(stored.position());
        return new SimpleEntry<>(stored.event(), TrackingToken.addToContext(Context.empty(), token));
    }

    private static Entry<EventMessage> end(ConsistencyMarker marker) {
        return new SimpleEntry<>(
                TerminalEventMessage.INSTANCE, ConsistencyMarker.addToContext(Context.empty(), marker));
    }
}
