package muster.watch;

import java.util.List;

import muster.event.Kind;
import muster.stance.Cause;
import muster.stance.Consequence.Changed;
import muster.stance.Direction;

/** Which changes a watch is told of. An empty list means any. */
record Rules(List<String> participants, List<Kind> kinds, List<Direction> directions, List<Cause> causes) {

    Rules {
        participants = List.copyOf(participants);
        kinds = List.copyOf(kinds);
        directions = List.copyOf(directions);
        causes = List.copyOf(causes);
    }

    boolean match(Changed change) {
        return isAmong(participants, change.cell().participant().code())
                && isAmong(kinds, change.cell().kind())
                && isAmong(directions, change.direction())
                && isAmong(causes, change.cause());
    }

    private static <T> boolean isAmong(List<T> chosen, T value) {
        return chosen.isEmpty() || chosen.contains(value);
    }
}
