package muster.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import muster.ledger.Checkpoint;
import muster.ledger.Note;

/** A place in the log, as a person names it. */
sealed interface Mark {

    /** As it was named. */
    String name();

    /** The place that a signed checkpoint speaks of. */
    record Signed(String name, Note note, Checkpoint checkpoint) implements Mark {}

    /** A position, or a point in record time. */
    record Plain(String name, AsKnown known) implements Mark {}

    /** Reads {@code @123}, the name of a file with a signed checkpoint, a time or a date. */
    static Mark parse(String text) {
        if (!text.startsWith("@") && Files.isRegularFile(Path.of(text))) {
            return signed(text);
        }
        try {
            return new Plain(text, AsKnown.parse(text));
        } catch (IllegalArgumentException e) {
            throw new Misuse(
                    "There is no file \"%s\", and else it %s.".formatted(Columns.printable(text), e.getMessage()));
        }
    }

    private static Signed signed(String file) {
        try {
            Note note = Note.parse(Files.readAllBytes(Path.of(file)));
            return new Signed(file, note, Checkpoint.parse(note.text()));
        } catch (IOException | IllegalArgumentException e) {
            throw new Unavailable("%s cannot be read as a signed checkpoint: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** The position that is meant among the records that were read. */
    default long in(RecordTimes times) {
        return switch (this) {
            case Plain plain -> plain.known().in(times);
            case Signed signed
            when signed.checkpoint().size() > times.head() ->
                throw new Contradiction("%s speaks of %d records, and there are %d only."
                        .formatted(name(), signed.checkpoint().size(), times.head()));
            case Signed signed -> signed.checkpoint().size();
        };
    }
}
