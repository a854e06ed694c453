package muster.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import muster.ledger.Checkpoint;
import muster.ledger.Note;
import muster.ledger.VerifierKey;
import muster.ledger.VerifierKey.Finding;

/** Who has signed what a log says of itself, and who should have. */
final class Signatures {

    private Signatures() {}

    /** What is wrong with the log's signature; nothing if it is good. */
    static Optional<String> ofLog(Note note, VerifierKey key) {
        String name = Checkpoint.parse(note.text()).origin();
        if (!name.equals(key.name())) {
            return Optional.of("The checkpoint is of the log %s, and the key is of %s.".formatted(name, key.name()));
        }
        return switch (key.findIn(note)) {
            case SIGNED -> Optional.empty();
            case ABSENT -> Optional.of("The key %s has not signed the checkpoint.".formatted(key));
            case FORGED ->
                Optional.of(
                        "The signature on the checkpoint is not the key's, although it says so: it was altered, or forged.");
        };
    }

    /** What is wrong with the witnesses' signatures; nothing if enough of them have seen the checkpoint. */
    static Optional<String> ofWitnesses(Note note, List<VerifierKey> witnesses, int quorum) {
        List<String> missing = new ArrayList<>();
        for (VerifierKey witness : witnesses) {
            switch (witness.findIn(note)) {
                case SIGNED -> {}
                case ABSENT -> missing.add(witness.name() + " has not signed it");
                case FORGED -> missing.add("the signature that is said to be of " + witness.name() + " is not");
            }
        }
        int seen = witnesses.size() - missing.size();
        return seen >= quorum
                ? Optional.empty()
                : Optional.of(
                        "%d of %d witnesses have seen the checkpoint, and %d must have: %s. Try again in a minute; if it stays so, the log may be showing you what it does not show them."
                                .formatted(seen, witnesses.size(), quorum, String.join(", ", missing)));
    }

    /** Whether somebody put the log's name under a checkpoint that it did not sign. */
    static boolean isForged(Saved saved, VerifierKey key) {
        return saved.note().filter(note -> key.findIn(note) == Finding.FORGED).isPresent();
    }
}
