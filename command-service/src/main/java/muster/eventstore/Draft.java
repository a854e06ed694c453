package muster.eventstore;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.Tag;

/** An event that has no position yet. */
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
        return new Draft(
                UUID.fromString(event.identifier()),
                event.type().qualifiedName(),
                Optional.ofNullable(event.metadata().get(LogMetadata.COALITION)),
                tagged.tags(),
                Selection.texts(tagged.tags()),
                event,
                codec.encode(event));
    }
}
