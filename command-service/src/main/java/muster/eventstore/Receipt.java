package muster.eventstore;

import java.util.List;

import org.axonframework.messaging.core.Context.ResourceKey;

/** What an append has come to: its events in order, durable. In the processing context from the commit on. */
public record Receipt(List<Appended> events) {

    public static final ResourceKey<Receipt> KEY = ResourceKey.withLabel("receipt");

    public Receipt {
        events = List.copyOf(events);
    }

    /** The last event's position, which is the answer's. */
    public long position() {
        return events.getLast().position();
    }
}
