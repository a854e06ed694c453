package muster.audit;

import java.util.Optional;

/**
 * Something that does not hold.
 *
 * @param where the positions that it is about
 * @param words what a person is told
 */
record Finding(Optional<Stretch> where, String words) {

    static Finding at(Stretch where, String words) {
        return new Finding(Optional.of(where), words);
    }

    static Finding of(String words) {
        return new Finding(Optional.empty(), words);
    }
}
