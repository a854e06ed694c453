package muster.eventstore;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.StorageEngineBackedEventStore;
import org.axonframework.messaging.core.EmptyApplicationContext;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.core.unitofwork.SimpleUnitOfWorkFactory;
import org.axonframework.messaging.core.unitofwork.UnitOfWork;
import org.axonframework.messaging.eventhandling.SimpleEventBus;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static muster.eventstore.Events.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

/** The engine below Axon's event store, in a unit of work: as a command handler meets it. */
class EventStoreOnItTest {

    private static final EventCriteria PLEDGE = EventCriteria.havingTags(tags("pledge=1"));

    private final TestLog log = TestLog.open();
    private final PostgresEventStorageEngine engine =
            new PostgresEventStorageEngine(log.source(), new TextCodec(), InstantSource.system());
    private final EventStore store =
            new StorageEngineBackedEventStore(engine, new SimpleEventBus(), event -> tags("pledge=1"));

    @AfterEach
    void close() {
        engine.close();
        log.close();
    }

    private static UnitOfWork unitOfWork() {
        return new SimpleUnitOfWorkFactory(EmptyApplicationContext.INSTANCE).create("unit of work");
    }

    /** Appends an event if there is none yet, and returns how many there were. */
    private CompletableFuture<Integer> decide(ProcessingContext context) {
        var transaction = store.transaction(context);
        return transaction
                .source(SourcingCondition.conditionFor(PLEDGE))
                .reduce(0, (count, entry) -> count + 1)
                .thenApply(count -> {
                    if (count == 0) {
                        transaction.appendEvent(Events.event("pledged").event());
                    }
                    return count;
                });
    }

    @Test
    void theReceiptIsAtHandAfterTheCommit() throws Exception {
        var receipt = new CompletableFuture<Optional<Receipt>>();
        var unit = unitOfWork();
        unit.runOnAfterCommit(context -> receipt.complete(Optional.ofNullable(context.getResource(Receipt.KEY))));
        unit.executeWithResult(this::decide).get(10, TimeUnit.SECONDS);
        assertThat(receipt.get(10, TimeUnit.SECONDS))
                .hasValueSatisfying(it -> assertThat(it.events())
                        .extracting(Appended::position, Appended::type)
                        .containsExactly(tuple(1L, "Said")));
    }

    @Test
    void theNextUnitOfWorkSeesWhatTheLastOneDecided() throws Exception {
        assertThat(unitOfWork().executeWithResult(this::decide).get(10, TimeUnit.SECONDS))
                .isZero();
        assertThat(unitOfWork().executeWithResult(this::decide).get(10, TimeUnit.SECONDS))
                .isEqualTo(1);
        assertThat(log.records()).hasSize(1);
    }
}
