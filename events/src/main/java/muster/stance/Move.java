package muster.stance;

import java.util.Optional;

import muster.event.Recorded;

/**
 * A stance that is one at one point of the two times and another at another.
 *
 * @param because what brought it there; none where at the later point nothing has been said yet
 * @param cause judged for the command of {@code because}
 */
public record Move(Cell cell, Stance before, Stance after, Optional<Cause> cause, Optional<Recorded> because) {

    public Direction direction() {
        return Direction.of(before, after);
    }
}
