package muster.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static muster.eventstore.Events.event;
import static muster.eventstore.Events.eventOfCommand;
import static muster.eventstore.Events.eventWithId;
import static muster.eventstore.Events.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A connection that is lost during the commit leaves open what has happened; the log knows. */
class UnknownOutcomeTest {

    private final TestLog log = TestLog.open();
    private final FaultySource faults = new FaultySource(log.source());
    private final PostgresEventStorageEngine engine =
            new PostgresEventStorageEngine(faults.source(), new TextCodec(), InstantSource.system());
    private final Events events = new Events(engine);

    @AfterEach
    void close() {
        engine.close();
        log.close();
    }

    private static void assertUnavailable(CompletableFuture<Receipt> append, String message) {
        assertThatThrownBy(() -> append.get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(message);
    }

    @Test
    void aCommitThatHappenedIsASuccess() throws Exception {
        faults.atNextCommit(Connection::commit);
        assertThat(events.append(event("a")).position()).isEqualTo(1);
        assertThat(events.append(event("b")).position()).isEqualTo(2);
        assertThat(log.records()).hasSize(2);
    }

    @Test
    void aCommitThatDidNotHappenIsAFailure() throws Exception {
        faults.atNextCommit(Connection::rollback);
        assertUnavailable(events.appending(event("a")), "nothing was recorded");
        assertThat(events.append(event("b")).position()).isEqualTo(1);
    }

    @Test
    void thatACommandWasRecordedLongBeforeSaysNothingOfABatchWhoseOutcomeIsUnknown() throws Exception {
        var before = events.append(eventWithId(UUID.randomUUID(), "before"), event("more"));
        var command = UUID.randomUUID();
        var recorded = eventOfCommand(command, "cafe", "recorded");
        assertThat(events.append(recorded).position()).isEqualTo(before.position() + 1);
        // Its row is already there, with the same id; what is lost is the batch that would record it again.
        faults.atNextCommit(Connection::rollback);
        var appends = List.of(events.appending(recorded), events.appending(event("neighbour")));
        assertThatThrownBy(() -> appends.getFirst().get(10, TimeUnit.SECONDS)).isNotNull();
        var neighbour = appends.getLast().get(10, TimeUnit.SECONDS);
        assertThat(log.records()).hasSize((int) neighbour.position());
        assertThat(neighbour.position()).isEqualTo(before.position() + 2);
    }

    @Test
    void aCommitThatIsStillUnderWayIsWaitedFor() throws Exception {
        faults.atNextCommit(connection -> Thread.ofPlatform().start(() -> commitLater(connection)));
        assertThat(events.append(event("a")).position()).isEqualTo(1);
        assertThat(log.records()).hasSize(1);
    }

    private static void commitLater(Connection connection) {
        LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCommitThatNobodyCanBeAskedAboutIsNeverASuccess() throws Exception {
        var command = UUID.randomUUID();
        faults.atNextCommit(connection -> {
            connection.commit();
            faults.goAway();
        });
        var append = events.appending(eventOfCommand(command, "cafe", "a"));
        await().until(() -> log.reader().head().position() == 1);
        engine.close();
        assertUnavailable(append, "unknown");
        try (var next = new PostgresEventStorageEngine(log.source(), new TextCodec(), InstantSource.system())) {
            assertThat(next.findCommand(command)).isPresent();
        }
    }

    @Test
    void whoWasRefusedInABatchOfUnknownOutcomeStaysRefused() throws Exception {
        var appends = AppenderGate.of(log, events).asOneBatch(() -> {
            faults.atNextCommit(connection -> {
                connection.commit();
                faults.atNextCommit(Connection::rollback);
            });
            return java.util.List.of(
                    events.appending(event("a", "key=value")), events.appending(nothing("key=value"), event("b")));
        });
        assertUnavailable(appends.getFirst(), "nothing was recorded");
        assertThatThrownBy(() -> appends.getLast().get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
        assertThat(log.records()).hasSize(1);
    }

    @Test
    void connectionsThatWereCutBetweenTwoRequestsAreReplacedUnnoticed() throws Exception {
        events.append(event("a"));
        try (var connection = log.source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        }
        assertThat(log.reader().head().position()).isEqualTo(1);
        assertThat(events.append(event("b")).position()).isEqualTo(2);
    }
}
