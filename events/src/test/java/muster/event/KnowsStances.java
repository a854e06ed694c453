package muster.event;

import muster.stance.Stance;

/** Breaks a wall on purpose. */
public final class KnowsStances {

    private KnowsStances() {}

    static Stance stance() {
        return Stance.UNDECLARED;
    }
}
