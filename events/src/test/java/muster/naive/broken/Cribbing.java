package muster.naive.broken;

import muster.stance.Stance;

/** Reads the answer off the neighbour's sheet. */
public final class Cribbing {

    private Cribbing() {}

    static String answer() {
        return Stance.OPPOSED.name();
    }
}
