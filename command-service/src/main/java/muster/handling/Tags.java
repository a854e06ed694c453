package muster.handling;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

import muster.command.CommandDocument;
import muster.command.CorrectStatement;
import muster.command.Decided;
import muster.command.EventIds;
import muster.command.Name;
import muster.command.Recording;
import muster.event.AboutStatement;
import muster.event.Coalition;
import muster.event.CoalitionFormed;
import muster.event.Event;
import muster.event.StatementRetracted;
import muster.eventstore.IdTag;

/**
 * The tags that connect events with the decisions that look at them, narrow ones alone: what formed a coalition, what
 * holds or frees a name, what a statement says and whether it is retracted. However long a history is, a decision reads
 * a handful of events.
 */
final class Tags {

    private Tags() {}

    /** The tags that an event carries beside its own id. */
    static Set<Tag> of(Decided decided) {
        Event event = decided.statement().event();
        Set<Tag> tags = new HashSet<>();
        if (event instanceof CoalitionFormed) {
            tags.add(formed(decided.coalition()));
        }
        if (event instanceof StatementRetracted retraction) {
            tags.add(retracted(retraction.statementId()));
        }
        Name.heldBy(decided.coalition(), event)
                .or(decided::frees)
                .map(Tags::name)
                .ifPresent(tags::add);
        return tags;
    }

    /** The events that a decision on this command looks at. */
    static EventCriteria lookedAtBy(CommandDocument document) {
        return EventCriteria.either(
                tagsLookedAtBy(document).stream().map(EventCriteria::havingTags).collect(Collectors.toSet()));
    }

    /** The same without what the command is about to make: events that must be there for it to stand. */
    static EventCriteria neededBy(CommandDocument document) {
        Set<Tag> tags = tagsLookedAtBy(document);
        tags.removeAll(madeBy(document));
        return EventCriteria.either(tags.stream().map(EventCriteria::havingTags).collect(Collectors.toSet()));
    }

    private static Set<Tag> tagsLookedAtBy(CommandDocument document) {
        Coalition coalition = document.coalition();
        Set<Tag> tags = new HashSet<>(madeBy(document));
        tags.add(formed(coalition));
        Event event = switch (document.command()) {
            case Recording one -> one.event();
            case CorrectStatement correction -> {
                tags.addAll(about(correction.statementId()));
                yield correction.replacement().command().event();
            }
        };
        Name.mentionedBy(coalition, event).map(Tags::name).ifPresent(tags::add);
        spokenOf(event).map(Tags::about).ifPresent(tags::addAll);
        return tags;
    }

    /** Its own statements, which nobody can have spoken of before, and the name that it takes. */
    private static Set<Tag> madeBy(CommandDocument document) {
        Set<Tag> tags = new HashSet<>();
        tags.add(IdTag.of(EventIds.of(document.commandId(), 0)));
        Event event = switch (document.command()) {
            case Recording one -> one.event();
            case CorrectStatement correction -> {
                tags.add(IdTag.of(EventIds.of(document.commandId(), 1)));
                yield correction.replacement().command().event();
            }
        };
        Name.heldBy(document.coalition(), event).map(Tags::name).ifPresent(tags::add);
        return tags;
    }

    private static Optional<UUID> spokenOf(Event event) {
        return event instanceof AboutStatement about ? Optional.of(about.statementId()) : Optional.empty();
    }

    private static Tag formed(Coalition coalition) {
        return new Tag("formed", coalition.slug());
    }

    private static Tag name(Name name) {
        return new Tag(
                name.holds().name().toLowerCase(Locale.ROOT), name.coalition().slug() + "/" + name.value());
    }

    /** What a statement says, and whether it is retracted. */
    private static Set<Tag> about(UUID statement) {
        return Set.of(IdTag.of(statement), retracted(statement));
    }

    /** Logs of an earlier version have it on the statement itself as well. */
    private static Tag retracted(UUID statement) {
        return new Tag("statement", statement.toString());
    }
}
