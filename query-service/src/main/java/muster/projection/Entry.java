package muster.projection;

import java.time.Instant;

import muster.event.Coalition;
import muster.event.Recorded;

/** One place of the log as it was read: a record, or one of which no more than its place can be understood. */
public sealed interface Entry {

    long position();

    Coalition coalition();

    Instant recordedAt();

    /** A record. */
    record Open(Recorded recorded) implements Entry {
        @Override
        public long position() {
            return recorded.position();
        }

        @Override
        public Coalition coalition() {
            return recorded.coalition();
        }

        @Override
        public Instant recordedAt() {
            return recorded.recordedAt();
        }
    }

    /** A record of an event that this version does not know, or that is broken; it stops its coalition. */
    record Closed(long position, Coalition coalition, Instant recordedAt, String why) implements Entry {}
}
