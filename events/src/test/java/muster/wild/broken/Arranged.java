package muster.wild.broken;

import muster.event.Kind;

/** Makes up what suits the product. */
public final class Arranged {

    private Arranged() {}

    static String kind() {
        return Kind.TROOPS.name();
    }
}
