package muster.eventstore;

import java.time.Instant;

import org.axonframework.messaging.eventhandling.EventMessage;

/** Turns an event into the bytes of its record, once and for ever, and such bytes back into the event. */
public interface RecordCodec {

    /**
     * The bytes to store, hash and distribute. Called on the appender's thread, so it does no I/O; what it throws
     * refuses the append that the event belongs to and no other.
     */
    byte[] encode(EventMessage event, long position, Instant recordedAt);

    /** The event that {@link #encode} made these bytes of, whatever version of it that was. */
    EventMessage decode(byte[] record);
}
