package muster.event;

import java.time.Instant;
import java.util.UUID;

/**
 * A statement in its place in the log.
 *
 * @param position 1, 2, 3, … without a gap
 * @param id the event's id, and so the statement's
 * @param recordedAt record time, in microseconds, never decreasing along the log
 * @param recordedBy an opaque id of the recorder
 */
public record Recorded(
        long position,
        UUID id,
        Coalition coalition,
        Instant recordedAt,
        UUID commandId,
        String recordedBy,
        Statement statement) {

    /** What was said or done. */
    public Event event() {
        return statement.event();
    }
}
