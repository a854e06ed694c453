package muster.witness;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import muster.ledger.Checkpoint;
import muster.ledger.ConsistencyProof;
import muster.ledger.Hash;
import muster.ledger.Note;
import muster.ledger.SigningKey;
import muster.ledger.Subtrees;
import muster.ledger.Tiles;
import muster.ledger.VerifierKey.Holder;

/** A log that a test grows, and that can show whatever history it likes. */
record MadeUpLog(SigningKey key, List<Hash> leaves) {

    static final String ORIGIN = "muster.local/log-of-a-test";

    static MadeUpLog of(int size) {
        return of(size, "one");
    }

    static MadeUpLog of(int size, String history) {
        return new MadeUpLog(SigningKey.generate(ORIGIN, Holder.LOG, new SecureRandom()), List.of())
                .grown(size, history);
    }

    /** The same log with the same first records and others behind them. */
    MadeUpLog forkedAt(int size) {
        return new MadeUpLog(key, leaves.subList(0, size)).grown(leaves.size() - size, "another");
    }

    private MadeUpLog grown(int by, String history) {
        List<Hash> all = new ArrayList<>(leaves);
        for (int i = 0; i < by; i++) {
            all.add(Hash.ofLeaf("%s %d".formatted(history, all.size()).getBytes(StandardCharsets.UTF_8)));
        }
        return new MadeUpLog(key, List.copyOf(all));
    }

    Checkpoint checkpoint(int size) {
        return new Checkpoint(ORIGIN, size, Tiles.rootOf(leaves.subList(0, size)));
    }

    Note signed(Checkpoint checkpoint) {
        return new Note(checkpoint.text(), List.of(key.sign(checkpoint.text())));
    }

    List<Hash> proof(int from, int to) {
        return ConsistencyProof.of(from, to, subtrees()).hashes();
    }

    private Subtrees subtrees() {
        return subtree -> Tiles.rootOf(leaves.subList(
                (int) (subtree.index() << subtree.level()), (int) ((subtree.index() + 1) << subtree.level())));
    }

    /** What an honest log sends. */
    byte[] request(int from, int to) {
        return request(from, proof(from, to), signed(checkpoint(to)));
    }

    static byte[] request(long old, List<Hash> proof, Note note) {
        return text(old, proof, note.toString()).getBytes(StandardCharsets.UTF_8);
    }

    static String text(long old, List<Hash> proof, String note) {
        String lines = proof.stream().map(hash -> hash.base64() + "\n").collect(Collectors.joining());
        return "old %d\n%s\n%s".formatted(old, lines, note);
    }
}
