package muster.eventstore;

import org.axonframework.messaging.eventhandling.EventMessage;

/** Turns an event into the bytes of its record, once and for ever, and such bytes back into the event. */
public interface RecordCodec {

    /** The record of an event. What this, or the record later, throws refuses the event's append and no other. */
    Unplaced encode(EventMessage event);

    /** The event that {@link #encode} made these bytes of, whatever version of it that was. */
    EventMessage decode(byte[] record);
}
