package muster.audit;

import java.time.Instant;

/** As known when: a bound of record time. */
sealed interface AsKnown {

    /** At the head of what was read. */
    record Now() implements AsKnown {}

    record At(long position) implements AsKnown {}

    record By(Instant moment) implements AsKnown {}

    /**
     * Reads {@code @123}, a time or a date.
     *
     * @throws IllegalArgumentException in none of these forms
     */
    static AsKnown parse(String text) {
        if (text.matches("@[0-9]{1,18}")) {
            return new At(Long.parseLong(text.substring(1)));
        }
        try {
            return new By(When.parse(text));
        } catch (IllegalArgumentException noMoment) {
            throw new IllegalArgumentException(
                    "must be a position such as @123, a time such as 2025-09-04T16:30:00Z or a date", noMoment);
        }
    }

    /** The position that is meant among the records that were read. */
    default long in(RecordTimes times) {
        return switch (this) {
            case Now() -> times.head();
            case At(long position)
            when position > times.head() ->
                throw new Misuse("Position %d is past the last record that was read, position %d."
                        .formatted(position, times.head()));
            case At(long position) -> position;
            case By(Instant moment) -> times.positionAt(moment);
        };
    }
}
