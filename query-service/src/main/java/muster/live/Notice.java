package muster.live;

import java.util.List;
import java.util.Optional;

import muster.event.Kind;
import muster.stance.Consequence.Changed;
import muster.stance.Direction;

/**
 * One thing that is told to watchers.
 *
 * @param position of the last event of the command that it tells of
 * @param index its fixed place among what the command gives to tell
 * @param event its name on the stream
 * @param changed of a change alone
 * @param json what is told
 */
public record Notice(
        long position,
        int index,
        String event,
        Optional<String> participant,
        List<Kind> kinds,
        Optional<Changed> changed,
        String json) {

    Optional<Direction> direction() {
        return changed.map(Changed::direction);
    }

    String text() {
        return "event: %s\nid: %d.%d\ndata: %s\n\n".formatted(event, position, index, json);
    }
}
