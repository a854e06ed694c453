package muster.projection;

import muster.event.Coalition;

/**
 * A coalition whose records cannot be followed any more: what comes after would be answered wrongly.
 *
 * @param after the last position as of which its answers hold
 * @param reason what is wrong, for a person
 */
public record Stop(Coalition coalition, long after, String reason) {

    static Stop earlier(Stop one, Stop other) {
        return other.after < one.after ? other : one;
    }
}
