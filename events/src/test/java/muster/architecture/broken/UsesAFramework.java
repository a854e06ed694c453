package muster.architecture.broken;

import org.junit.jupiter.api.Test;

/** Breaks a wall on purpose. */
public final class UsesAFramework {

    private UsesAFramework() {}

    static Class<?> framework() {
        return Test.class;
    }
}
