package muster.watch;

import java.time.Instant;
import java.util.Optional;

/**
 * A watch as it is stored, without its secret.
 *
 * @param id nobody can guess it, and who holds it may read the feed
 * @param told the position up to which what it is to be told of has been written down
 * @param trouble why the last delivery failed, for a person
 * @param waiting how many deliveries are to be made
 * @param dead how many were given up
 */
record Watch(
        String id,
        Optional<Owner> owner,
        String coalition,
        String name,
        Rules rules,
        Optional<String> url,
        State state,
        Instant createdAt,
        long told,
        Optional<String> trouble,
        int waiting,
        int dead) {

    /** Whether its webhook is sent; the feed goes on in any case. */
    enum State {
        ACTIVE,
        PAUSED,
        /** Its receiver answered 410: it wants no more. */
        GONE
    }
}
