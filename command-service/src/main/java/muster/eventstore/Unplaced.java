package muster.eventstore;

import java.time.Instant;

/** A record that is whole but for its place, which it gets when it is appended. */
public interface Unplaced {

    /** The bytes to store, hash and distribute. Called on the appender's thread: no more than putting them together. */
    byte[] at(long position, Instant recordedAt);

    /** About how many bytes it will have. */
    int size();
}
