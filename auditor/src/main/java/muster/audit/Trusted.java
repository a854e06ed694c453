package muster.audit;

import muster.ledger.Checkpoint;
import muster.ledger.Hash;

/**
 * A root that the records must have.
 *
 * @param name what a person calls it
 * @param earlier whether it was noted earlier, and is not what the log says now
 */
record Trusted(String name, long size, Hash root, boolean earlier) {

    static Trusted of(Saved saved) {
        return new Trusted(
                saved.name(), saved.checkpoint().size(), saved.checkpoint().root(), true);
    }

    static Trusted of(Checkpoint now) {
        return new Trusted("the log's checkpoint", now.size(), now.root(), false);
    }
}
