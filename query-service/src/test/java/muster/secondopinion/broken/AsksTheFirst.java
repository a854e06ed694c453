package muster.secondopinion.broken;

import muster.stance.Stance;

/** Judges by the measure of what is judged. */
public final class AsksTheFirst {

    private AsksTheFirst() {}

    static Stance expected() {
        return Stance.UNDECLARED;
    }
}
