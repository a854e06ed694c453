package muster.audit;

import java.util.List;
import java.util.Optional;

import muster.ledger.VerifierKey;

/**
 * What a log is held against.
 *
 * @param key the log's, as somebody knows it; else the one that the log itself names
 * @param saved checkpoints that were noted earlier
 * @param witnesses whose word is asked for
 * @param quorum how many of them must have seen the checkpoint
 */
record Demands(Optional<VerifierKey> key, List<Saved> saved, List<VerifierKey> witnesses, int quorum) {

    Demands {
        saved = List.copyOf(saved);
        witnesses = List.copyOf(witnesses);
    }
}
