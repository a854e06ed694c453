package muster.audit;

import java.nio.file.Files;
import java.nio.file.Path;

/** A place in the log, as a person names it. */
sealed interface Mark {

    /** As it was named. */
    String name();

    /** The place that a checkpoint speaks of. */
    record Noted(Saved saved) implements Mark {

        @Override
        public String name() {
            return saved.name();
        }

        long size() {
            return saved.checkpoint().size();
        }
    }

    /** A position, or a point in record time. */
    record Plain(String name, AsKnown known) implements Mark {}

    /** Reads {@code @123}, the name of a file with a checkpoint, a time or a date. */
    static Mark parse(String text) {
        if (!text.startsWith("@") && Files.isRegularFile(Path.of(text))) {
            return new Noted(Saved.in(text));
        }
        try {
            return new Plain(text, AsKnown.parse(text));
        } catch (IllegalArgumentException e) {
            throw new Misuse(
                    "There is no file \"%s\", and else it %s.".formatted(Columns.printable(text), e.getMessage()));
        }
    }

    /** The position that is meant among the records that were read. */
    default long in(RecordTimes times) {
        return switch (this) {
            case Plain plain -> plain.known().in(times);
            case Noted noted
            when noted.size() > times.head() ->
                throw new Contradiction("%s speaks of %d records, and there are %d only."
                        .formatted(name(), noted.size(), times.head()));
            case Noted noted -> noted.size();
        };
    }
}
