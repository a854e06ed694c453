package muster.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageStream.Entry;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/** Says in few words what is appended or asked for, and does it. Tags are written {@code key=value}. */
public record Events(EventStorageEngine engine) {

    public static TaggedEventMessage<?> event(String payload, String... tags) {
        return event(UUID.randomUUID(), "Said", payload, Map.of(), tags);
    }

    static TaggedEventMessage<?> eventOfType(String type, String payload, String... tags) {
        return event(UUID.randomUUID(), type, payload, Map.of(), tags);
    }

    static TaggedEventMessage<?> eventWithId(UUID id, String payload) {
        return event(id, "Said", payload, Map.of());
    }

    static TaggedEventMessage<?> eventOfCommand(UUID commandId, String digest, String payload, String... tags) {
        var metadata = Map.of(LogMetadata.COMMAND_ID, commandId.toString(), LogMetadata.COMMAND_DIGEST, digest);
        return event(UUID.randomUUID(), "Said", payload, metadata, tags);
    }

    public static TaggedEventMessage<?> eventOfCoalition(String coalition, String payload) {
        return event(UUID.randomUUID(), "Said", payload, Map.of(LogMetadata.COALITION, coalition));
    }

    private static TaggedEventMessage<?> event(
            UUID id, String type, String payload, Map<String, String> metadata, String... tags) {
        return new GenericTaggedEventMessage<>(
                new GenericEventMessage(id.toString(), new MessageType(type), payload, metadata, Instant.EPOCH),
                tags(tags));
    }

    static Set<Tag> tags(String... texts) {
        return Stream.of(texts).map(Events::tag).collect(Collectors.toSet());
    }

    private static Tag tag(String text) {
        int sign = text.indexOf('=');
        return new Tag(text.substring(0, sign), text.substring(sign + 1));
    }

    /** Nothing that carries these tags lies after the position. */
    static AppendCondition nothingAfter(long position, String... tags) {
        return AppendCondition.withCriteria(EventCriteria.havingTags(tags(tags)))
                .withMarker(new GlobalIndexConsistencyMarker(position));
    }

    static AppendCondition nothing(String... tags) {
        return nothingAfter(0, tags);
    }

    public Receipt append(TaggedEventMessage<?>... events) throws Exception {
        return append(AppendCondition.none(), events);
    }

    Receipt append(AppendCondition condition, TaggedEventMessage<?>... events) throws Exception {
        return appending(condition, events).get(30, TimeUnit.SECONDS);
    }

    public CompletableFuture<Receipt> appending(TaggedEventMessage<?>... events) {
        return appending(AppendCondition.none(), events);
    }

    @SuppressWarnings("unchecked")
    CompletableFuture<Receipt> appending(AppendCondition condition, TaggedEventMessage<?>... events) {
        return engine.appendEvents(condition, null, List.of(events))
                .thenCompose(transaction -> ((AppendTransaction<Receipt>) transaction).commit(null));
    }

    /** What is found, and the marker behind it. */
    record Found(List<String> payloads, ConsistencyMarker marker) {}

    Found source(String... tags) throws Exception {
        return source(EventCriteria.havingTags(tags(tags)));
    }

    Found source(EventCriteria criteria) throws Exception {
        var entries = engine.source(SourcingCondition.conditionFor(criteria), null)
                .reduce(
                        List.<Entry<EventMessage>>of(),
                        (all, entry) ->
                                Stream.concat(all.stream(), Stream.of(entry)).toList())
                .get(30, TimeUnit.SECONDS);
        return new Found(
                entries.stream()
                        .limit(entries.size() - 1)
                        .map(entry -> String.valueOf(entry.message().payload()))
                        .toList(),
                entries.getLast().getResource(ConsistencyMarker.RESOURCE_KEY));
    }
}
