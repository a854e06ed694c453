package muster.witness;

import java.util.List;

import muster.ledger.VerifierKey;

/** Which keys the witness believes to speak for a log. */
@FunctionalInterface
interface KnownLogs {

    /** The keys of the log of this origin; none if it is unknown. */
    List<VerifierKey> keysOf(String origin);

    /** These logs and no other, each named as its key is. */
    static KnownLogs of(List<VerifierKey> keys) {
        return origin -> keys.stream().filter(key -> key.name().equals(origin)).toList();
    }
}
