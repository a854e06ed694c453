package muster.audit;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import muster.ledger.Checkpoint;
import muster.ledger.Note;
import muster.ledger.VerifierKey;

/** The checkpoints among what was named, held against who should have signed them and against the records. */
record SignedMarks(List<Mark.Noted> marks) {

    static SignedMarks among(Mark... marks) {
        return new SignedMarks(Stream.of(marks)
                .flatMap(mark -> mark instanceof Mark.Noted noted ? Stream.of(noted) : Stream.empty())
                .toList());
    }

    /**
     * Whether each was signed by the log.
     *
     * @param key none where nobody names it
     * @param notes where it is told what was not checked
     */
    void requireSigned(Optional<VerifierKey> key, Consumer<String> notes) {
        for (Mark.Noted mark : marks) {
            Optional<Note> note = mark.saved().note();
            if (note.isEmpty()) {
                notes.accept("%s bears no signature, and is believed as it stands.".formatted(mark.name()));
            } else if (key.isEmpty()) {
                notes.accept("Who signed %s was not checked: name the log's key with --key.".formatted(mark.name()));
            } else {
                Signatures.ofLog(note.get(), key.get()).ifPresent(wrong -> {
                    throw new Contradiction("%s: %s".formatted(mark.name(), wrong));
                });
            }
        }
    }

    /** Whether the records are those that each was made of, and so the later one continues the earlier. */
    void requireIn(Told told, Roots roots) {
        marks.forEach(mark -> mark.in(told.times()));
        marks.forEach(roots::require);
        List<String> origins = marks.stream()
                .map(mark -> mark.saved().checkpoint())
                .map(Checkpoint::origin)
                .distinct()
                .toList();
        if (origins.size() > 1) {
            throw new Contradiction(
                    "The two checkpoints are those of different logs: %s.".formatted(String.join(" and ", origins)));
        }
    }
}
