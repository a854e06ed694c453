package muster.audit;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import muster.ledger.VerifierKey;
import muster.ledger.VerifierKey.Finding;

/** The checkpoints among what was named, held against who should have signed them and against the records. */
record SignedMarks(List<Mark.Signed> marks) {

    static SignedMarks among(Mark... marks) {
        return new SignedMarks(Stream.of(marks)
                .flatMap(mark -> mark instanceof Mark.Signed signed ? Stream.of(signed) : Stream.empty())
                .toList());
    }

    /**
     * Whether each was signed by the log.
     *
     * @param key none where nobody names it: then it is told that this was not checked
     */
    void requireSigned(Optional<VerifierKey> key, Consumer<String> notes) {
        if (marks.isEmpty()) {
            return;
        }
        if (key.isEmpty()) {
            notes.accept("Who signed the checkpoints was not checked: name the log's key with --key.");
            return;
        }
        marks.forEach(mark -> requireSigned(mark, key.get()));
    }

    private static void requireSigned(Mark.Signed mark, VerifierKey key) {
        if (key.findIn(mark.note()) != Finding.SIGNED
                || !mark.checkpoint().origin().equals(key.name())) {
            throw new Contradiction("%s is not signed by %s.".formatted(mark.name(), key));
        }
    }

    /** Whether the records are those that each was signed over, and so the later one continues the earlier. */
    void requireIn(Told told, Roots roots) {
        marks.forEach(mark -> mark.in(told.times()));
        marks.forEach(roots::require);
        if (marks.stream().map(mark -> mark.checkpoint().origin()).distinct().count() > 1) {
            throw new Contradiction("The two checkpoints are those of different logs: %s and %s."
                    .formatted(
                            marks.getFirst().checkpoint().origin(),
                            marks.getLast().checkpoint().origin()));
        }
    }
}
