package muster.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

import muster.event.Event;
import muster.event.Evidence;
import muster.event.Kind;

/**
 * A statement with everything said about it.
 *
 * @param announcedAt as given; absent only from a retraction
 * @param participant whom it concerns
 * @param late on which of the kinds it was recorded after what was said later
 * @param evidence what of it counts
 * @param data the event's own fields
 * @param aboutType what kind of statement it speaks of, where it speaks of one
 * @param corrects the statement that this one replaces
 */
public record Statement(
        String id,
        String type,
        long position,
        Instant recordedAt,
        Optional<String> announcedAt,
        Optional<String> participant,
        List<Kind> kinds,
        List<Kind> late,
        List<Evidence> evidence,
        Event data,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> aboutType,
        List<Corroboration> corroborations,
        List<Dispute> disputes,
        Optional<Retraction> retraction,
        Optional<String> corrects) {

    /** More evidence for it. */
    public record Corroboration(
            String id, long position, Instant recordedAt, Optional<String> announcedAt, List<Evidence> evidence) {}

    /** Evidence against it, and what is held instead. */
    public record Dispute(
            String id,
            long position,
            Instant recordedAt,
            Optional<String> announcedAt,
            String counterclaim,
            List<Evidence> evidence) {}

    /** The record erred. */
    public record Retraction(
            String id, long position, Instant recordedAt, String reason, Optional<String> replacedBy) {}
}
