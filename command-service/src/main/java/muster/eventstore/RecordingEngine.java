package muster.eventstore;

import java.util.concurrent.CompletableFuture;

import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/** An engine that commands are recorded through. */
public interface RecordingEngine extends EventStorageEngine, RecordedCommands {

    /** Looks into the store for what is not remembered of these criteria, all at once, so that memory tells it next. */
    void remember(EventCriteria criteria);

    /** Done when every append that waits now has been answered: then the store tells all that memory does. */
    CompletableFuture<?> settled();
}
