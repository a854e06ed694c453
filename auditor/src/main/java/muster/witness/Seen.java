package muster.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import muster.ledger.Checkpoint;
import muster.ledger.Note;
import muster.ledger.VerifierKey;
import muster.ledger.VerifierKey.Finding;

/**
 * Reads what the witness has cosigned before. A memory that cannot be read is no memory: the witness refuses to start
 * rather than to take a log as new that it has seen.
 */
record Seen(Path folder, VerifierKey ours) {

    /** The notes by the name of their file. */
    Map<String, Note> read() {
        Map<String, Note> notes = new HashMap<>();
        try (var files = Files.list(folder)) {
            List<Path> kept = files.filter(file -> !file.toString().endsWith(DurableFiles.BESIDE))
                    .toList();
            for (Path file : kept) {
                notes.put(String.valueOf(file.getFileName()), note(file));
            }
        } catch (IOException e) {
            throw new CannotStart("%s cannot be read: %s".formatted(folder, e));
        }
        return notes;
    }

    private Note note(Path file) throws IOException {
        try {
            Note note = Note.parse(Files.readAllBytes(file));
            String name = OriginHash.of(Checkpoint.parse(note.text()).origin());
            if (ours.findIn(note) == Finding.SIGNED && file.endsWith(name)) {
                return note;
            }
        } catch (IllegalArgumentException broken) {
            throw damaged(file, String.valueOf(broken.getMessage()));
        }
        throw damaged(file, "it does not bear the cosignature of " + ours.name());
    }

    private static CannotStart damaged(Path file, String why) {
        return new CannotStart(
                "%s is not what this witness wrote (%s): restore the file, or begin as a new witness with an empty folder (MUSTER_WITNESS_DATA)."
                        .formatted(file, why));
    }
}
