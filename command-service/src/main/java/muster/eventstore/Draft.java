package muster.eventstore;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.Tag;

/** An event that has no position yet; the {@link IdTag} is among its tags. */
record Draft(
        UUID id,
        QualifiedName name,
        Optional<String> coalition,
        Set<Tag> tags,
        List<String> tagTexts,
        EventMessage event,
        Unplaced record) {

    static Draft of(TaggedEventMessage<?> tagged, RecordCodec codec) {
        var event = tagged.event();
        var id = UUID.fromString(event.identifier());
        tagged.tags().forEach(tag -> IdTag.check(tag, id));
        var tags = new HashSet<>(tagged.tags());
        tags.add(IdTag.of(id));
        return new Draft(
                id,
                event.type().qualifiedName(),
                Optional.ofNullable(event.metadata().get(LogMetadata.COALITION)),
                tags,
                Selection.texts(tags),
                event,
                codec.encode(event));
    }
}
