package muster.stance;

/** Why a stance moved, judged for a command as a whole. */
public enum Cause {
    /** The command retracts or corrects. */
    CORRECTED,
    /** A condition was met or lapsed. */
    TRIGGERED,
    /** A statement after which, in the order, stands another that concerns the same participant and kind. */
    LEARNT,
    /** Somebody said something new. */
    SAID
}
