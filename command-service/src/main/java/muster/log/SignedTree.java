package muster.log;

import java.util.List;
import java.util.Optional;

import muster.eventstore.StoreUnavailable;
import muster.eventstore.TreeHead;
import muster.eventstore.TreeStore;
import muster.ledger.Checkpoint;
import muster.ledger.ConsistencyProof;
import muster.ledger.Hash;
import muster.ledger.InclusionProof;
import muster.ledger.Note;
import muster.ledger.Note.Signature;
import muster.ledger.SigningKey;
import muster.ledger.Tiles;
import muster.ledger.VerifierKey;

/** The tree as it is told: signed checkpoints, tiles, and proofs, none of them beyond what was signed. */
public final class SignedTree {

    private final TreeStore store;
    private final SigningKey key;
    private volatile Optional<Signed> last = Optional.empty();

    private record Signed(String text, Signature signature) {}

    public SignedTree(TreeStore store, SigningKey key) {
        this.store = store;
        this.key = key;
    }

    VerifierKey key() {
        return key.verifier();
    }

    /** The last checkpoint, signed by the log and by every witness that has seen it. */
    public Note checkpoint() {
        return checkpoint(head());
    }

    TreeHead head() {
        return store.lastCheckpoint().orElseThrow(() -> new StoreUnavailable("the log has made no checkpoint yet"));
    }

    /** A checkpoint that has been committed. The same text is signed alike every time. */
    Note checkpoint(TreeHead head) {
        String text = new Checkpoint(key.verifier().name(), head.size(), head.root()).text();
        List<Signature> witnessed =
                store.cosignatures(head.size()).stream().map(Signature::parse).toList();
        return new Note(text, List.of(signature(text))).with(witnessed);
    }

    /** Many ask for the same one, and a signature takes a millisecond. */
    private Signature signature(String text) {
        var signed = last.filter(one -> one.text().equals(text)).orElseGet(() -> new Signed(text, key.sign(text)));
        last = Optional.of(signed);
        return signed.signature();
    }

    List<Hash> tile(Tiles.Tile tile) {
        return store.tile(tile);
    }

    InclusionProof inclusion(long leafIndex, long size) {
        return InclusionProof.of(leafIndex, size, store.subtrees(size));
    }

    ConsistencyProof consistency(long from, long to) {
        return ConsistencyProof.of(from, to, store.subtrees(to));
    }
}
