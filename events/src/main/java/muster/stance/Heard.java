package muster.stance;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import muster.event.Event;
import muster.event.Recorded;
import muster.event.StatementCorroborated;
import muster.event.StatementDisputed;

/**
 * A statement with all that was ever recorded about it, from which follows what was known of it at any position.
 *
 * @param place its position, or the place of the statement that it corrects: mending a slip moves nothing
 */
record Heard(Recorded recorded, long place, Instant point, Remarks remarks) {

    /** The order of the fold: by point in valid time, then by place. */
    static final Comparator<Heard> ORDER = Comparator.comparing(Heard::point)
            .thenComparingLong(Heard::place)
            .thenComparingLong(heard -> heard.recorded.position());

    Event event() {
        return recorded.event();
    }

    /** Whether it counts as known at the position: recorded by then, and not retracted by then. */
    boolean isKnownAt(long position) {
        return recorded.position() <= position && !remarks.isRetractedAt(position);
    }

    Said asKnownAt(long position) {
        return remarks.isEmpty()
                ? new Said(recorded, place, point, List.of(), List.of())
                : new Said(
                        recorded,
                        place,
                        point,
                        remarks.knownAt(position, StatementCorroborated.class),
                        remarks.knownAt(position, StatementDisputed.class));
    }
}
