package muster.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import muster.ledger.Checkpoint;
import muster.ledger.Note;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A checkpoint that somebody noted earlier, which is what everything rests on.
 *
 * @param name what a person calls it: the file
 * @param note with its signatures, where it was kept with them
 */
record Saved(String name, Checkpoint checkpoint, Optional<Note> note) {

    /** What is in a file: a signed note, or the three lines alone. */
    static Saved in(String file) {
        try {
            return of(file, Files.readString(Path.of(file), UTF_8));
        } catch (IOException e) {
            throw new Unavailable("The checkpoint %s cannot be read: %s.".formatted(file, e), e);
        } catch (IllegalArgumentException e) {
            throw new Unavailable(
                    "The file %s is no checkpoint. It holds what /log/checkpoint answered, or its first three lines. %s"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /** What a text says. */
    static Saved of(String name, String text) {
        if (!text.strip().contains("\n\n")) {
            return new Saved(name, Checkpoint.parse(text.strip() + "\n"), Optional.empty());
        }
        Note note = Note.parse(text.endsWith("\n") ? text : text + "\n");
        return new Saved(name, Checkpoint.parse(note.text()), Optional.of(note));
    }
}
