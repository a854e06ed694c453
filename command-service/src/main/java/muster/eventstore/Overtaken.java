package muster.eventstore;

import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;

/** Refuses an append before it waits: what it looked at through memory has changed since. The next look sees the change. */
public final class Overtaken extends AppendEventsTransactionRejectedException {

    Overtaken() {
        super("another append about the same things came first");
    }
}
