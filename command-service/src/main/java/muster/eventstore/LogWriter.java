package muster.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes batches of appends, each in one transaction, on one connection that it keeps. Used by one thread only. */
final class LogWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

    private final DataSource source;
    private final RecordCodec codec;
    private final InstantSource clock;
    private @Nullable Connection held;

    LogWriter(DataSource source, RecordCodec codec, InstantSource clock) {
        this.source = source;
        this.codec = codec;
        this.clock = clock;
    }

    /** The commit was asked for and not answered: the batch may be in the log or not. */
    static final class OutcomeUnknown extends Exception {

        private final transient Batch batch;

        OutcomeUnknown(Batch batch, SQLException cause) {
            super(cause);
            this.batch = batch;
        }

        List<Verdict> verdicts() {
            return batch.verdicts();
        }

        /** The id of an event that is in the log if and only if the batch is. */
        UUID witness() {
            return batch.rows().getFirst().draft().id();
        }
    }

    /**
     * Writes what can be written of a batch and says what has become of each append. After an {@link SQLException}
     * nothing of it is recorded. That the database was started anew since the last batch is not worth an error.
     */
    List<Verdict> write(List<Pending> appends) throws SQLException, OutcomeUnknown {
        boolean kept = held != null;
        boolean done = false;
        try {
            var verdicts = attempt(appends);
            done = true;
            return verdicts;
        } catch (SQLException e) {
            if (!kept || !SqlStates.isConnectionLost(e)) {
                throw e;
            }
        } finally {
            if (!done) {
                abandon();
            }
        }
        return write(appends);
    }

    private List<Verdict> attempt(List<Pending> appends) throws SQLException, OutcomeUnknown {
        var connection = connection();
        var screening = Screening.of(connection, appends);
        var batch = new Batch(screening.head(), clock.instant().truncatedTo(ChronoUnit.MICROS), codec);
        for (int i = 0; i < appends.size(); i++) {
            batch.judge(appends.get(i), screening.finding(i));
        }
        if (batch.rows().isEmpty()) {
            connection.rollback();
        } else {
            insert(connection, batch);
            commit(connection, batch);
        }
        return batch.verdicts();
    }

    private static void insert(Connection connection, Batch batch) throws SQLException {
        try (var statement = Inserts.of(batch).prepare(connection)) {
            statement.execute();
        }
    }

    /** Whatever a commit fails with, the answer to whether it happened is in the log. */
    private static void commit(Connection connection, Batch batch) throws OutcomeUnknown {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new OutcomeUnknown(batch, e);
        }
    }

    /** Whether the batch of this event is in the log. Has the lock first: its transaction may still be under way. */
    boolean landed(UUID witness) throws SQLException {
        var question = new Sql()
                .add("select pg_advisory_xact_lock(?);", LogLocks.ORDER)
                .add("select exists (select from log where id = ?)", witness);
        try (var statement = question.prepare(connection())) {
            statement.execute();
            statement.getMoreResults();
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getBoolean(1);
            }
        } finally {
            abandon();
        }
    }

    private Connection connection() throws SQLException {
        var connection = held;
        if (connection == null) {
            connection = source.getConnection();
            connection.setAutoCommit(false);
            held = connection;
        }
        return connection;
    }

    /** Gives the connection back, whatever its state: the pool rolls back, or throws away what is broken. */
    private void abandon() {
        var connection = held;
        held = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("a connection could not be given back", e);
            }
        }
    }

    @Override
    public void close() {
        abandon();
    }
}
