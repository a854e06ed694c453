package muster.stance;

import java.util.List;

import muster.event.Recorded;

/**
 * What one command did to one stance, judged for the command as a whole, after its last event (domain.md §3, "Change").
 */
public sealed interface Consequence {

    Cell cell();

    /** The last of the command's events that concerns the cell. */
    Recorded because();

    /** The stance moved from one place on the ladder to another. */
    record Changed(Cell cell, Stance before, Stance after, Cause cause, Recorded because) implements Consequence {

        public Direction direction() {
            return Direction.of(before, after);
        }
    }

    /** The stance is what it was, and the command altered only the past: the periods before and after. */
    record Revised(Cell cell, List<Period> before, List<Period> after, Cause cause, Recorded because)
            implements Consequence {

        public Revised {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /** The statement that the stance rests on has come into dispute, or is so no more. */
    record Contested(Cell cell, boolean contested, Recorded because) implements Consequence {}
}
