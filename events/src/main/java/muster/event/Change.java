package muster.event;

import java.util.Optional;

/** What an amendment does to one field of a pledge: leaves it, clears it, or sets it. */
public sealed interface Change<T> {

    /** The field stays as it is; it is absent from the written form. */
    record Unchanged<T>() implements Change<T> {}

    /** The field is cleared; it is written as null. */
    record Cleared<T>() implements Change<T> {}

    /** The field is replaced whole. */
    record To<T>(T value) implements Change<T> {}

    /** The value that the amendment sets, if it sets one. */
    default Optional<T> set() {
        return this instanceof To<T>(var value) ? Optional.of(value) : Optional.empty();
    }

    /** The field after the amendment. */
    default Optional<T> applyTo(Optional<T> before) {
        return switch (this) {
            case Unchanged<T> _ -> before;
            case Cleared<T> _ -> Optional.empty();
            case To<T>(var value) -> Optional.of(value);
        };
    }
}
