package muster.projection;

import muster.event.Coalition;

/**
 * A coalition whose records cannot be followed any more: what comes after would be answered wrongly.
 *
 * @param after the last position as of which its answers hold
 * @param reason what is wrong, for a person
 * @param unreadable whether what is wrong is a record that this version cannot read, and a later one may
 */
public record Stop(Coalition coalition, long after, String reason, boolean unreadable) {

    public Stop(Coalition coalition, long after, String reason) {
        this(coalition, after, reason, false);
    }

    public static Stop unreadable(Coalition coalition, long position, String why) {
        return new Stop(coalition, position - 1, "Position %d cannot be read. %s".formatted(position, why), true);
    }

    public static Stop earlier(Stop one, Stop other) {
        return other.after < one.after ? other : one;
    }
}
