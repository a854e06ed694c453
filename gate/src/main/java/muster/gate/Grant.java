package muster.gate;

import java.util.Optional;

/**
 * A role that somebody has been given.
 *
 * @param coalition where it holds; empty: everywhere
 */
record Grant(Role role, Optional<String> coalition) {

    /** {@code recorder}, or {@code recorder:willing-ukraine}; nothing where it means something to others alone. */
    static Optional<Grant> parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? Role.of(text).map(Grant::everywhere)
                : Role.of(text.substring(0, colon)).map(role -> in(role, text.substring(colon + 1)));
    }

    static Grant everywhere(Role role) {
        return new Grant(role, Optional.empty());
    }

    private static Grant in(Role role, String coalition) {
        return new Grant(role, Optional.of(coalition));
    }

    boolean holdsEverywhere() {
        return coalition.isEmpty();
    }

    boolean holdsIn(String slug) {
        return coalition.map(slug::equals).orElse(true);
    }
}
