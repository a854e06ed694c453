package muster.eventstore;

import java.time.InstantSource;

import org.axonframework.eventsourcing.eventstore.StorageEngineTestSuite;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;

/** What Axon asks of every storage engine. */
class AxonStorageEngineSuiteTest extends StorageEngineTestSuite<PostgresEventStorageEngine> {

    private final TestLog log = TestLog.open();

    @Override
    protected PostgresEventStorageEngine buildStorageEngine() {
        return new PostgresEventStorageEngine(log.source(), new TextCodec(), InstantSource.system());
    }

    @Override
    protected @Nullable ProcessingContext processingContext() {
        return null;
    }

    @AfterAll
    void close() {
        testSubject.close();
        log.close();
    }
}
