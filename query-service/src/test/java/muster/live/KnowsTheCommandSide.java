package muster.live;

import muster.intake.CommandSide;

/** Breaks a wall on purpose. */
public final class KnowsTheCommandSide {

    private KnowsTheCommandSide() {}

    static Class<?> known() {
        return CommandSide.class;
    }
}
