package muster.witness;

import java.util.List;

import muster.ledger.Note;
import muster.ledger.VerifierKey;
import muster.ledger.VerifierKey.Finding;

/** What the keys of a log have signed of a note; what others signed says nothing and is not kept. */
record LogSignatures(List<VerifierKey> trusted) {

    /** The signatures by these keys; none where one of them is forged, since the note is malformed then. */
    List<Note.Signature> in(Note note) {
        List<Finding> found = trusted.stream().map(key -> key.findIn(note)).toList();
        return found.contains(Finding.FORGED)
                ? List.of()
                : note.signatures().stream().filter(this::isClaimed).toList();
    }

    private boolean isClaimed(Note.Signature signature) {
        return trusted.stream()
                .anyMatch(key -> key.name().equals(signature.keyName()) && key.id() == signature.keyId());
    }
}
