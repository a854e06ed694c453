package muster.baddays;

import java.util.Random;

/** How much is tried: a little in every check, much with {@code -Dmuster.long=true}. */
final class Length {

    private static final boolean LONG = Boolean.getBoolean("muster.long");

    private Length() {}

    static boolean isLong() {
        return LONG;
    }

    static int of(int inShort, int inLong) {
        return LONG ? inLong : inShort;
    }

    /** Chance as {@code -Dmuster.seed} names it, or another one each time, which is printed so that it can be named. */
    static Random chance(String what) {
        long seed = Long.getLong("muster.seed", System.nanoTime());
        System.out.printf("%s: -Dmuster.seed=%d%n", what, seed);
        return new Random(seed);
    }
}
