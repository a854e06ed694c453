package muster.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches of appends, each in one transaction, on one connection that it keeps. Used by one thread at a time.
 *
 * <p>Nearly always nobody else has written since the last batch and nothing stands against this one: so that is what is
 * assumed, and checked by the one call that writes it. Where it does not hold, nothing is written, and the batch is
 * judged anew by what the store says, under the lock.
 */
final class LogWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

    private final DataSource source;
    private final InstantSource clock;
    private final AppendWatch watch;
    private @Nullable Connection held;
    private Optional<Head> head = Optional.empty();

    LogWriter(DataSource source, InstantSource clock, AppendWatch watch) {
        this.source = source;
        this.clock = clock;
        this.watch = watch;
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

        /**
         * The batch's last row: where it lies with these bytes, the batch does. An id would not tell: an event of the same
         * command may have been recorded long before.
         */
        Row witness() {
            return batch.rows().getLast();
        }
    }

    /**
     * Writes what can be written of a batch and says what has become of each append. After an {@link SQLException}
     * nothing of it is recorded. That the database was started anew since the last batch is not worth an error.
     */
    List<Verdict> write(List<Pending> appends) throws SQLException, OutcomeUnknown {
        var assumed = head;
        head = Optional.empty();
        if (assumed.isPresent()) {
            var verdicts = writeAssuming(assumed.get(), appends);
            if (verdicts.isPresent()) {
                return verdicts.get();
            }
        }
        return writeUnderLock(appends);
    }

    /** Nothing where the assumption does not hold. */
    private Optional<List<Verdict>> writeAssuming(Head end, List<Pending> appends) throws SQLException, OutcomeUnknown {
        var batch = new Batch(end, now());
        appends.forEach(append -> batch.judge(append, Batch.Finding.NOTHING));
        boolean written = canBeChecked(batch) && callOnItsOwn(batch);
        return written ? Optional.of(done(batch)) : Optional.empty();
    }

    /**
     * Whether the call can check all that the batch rests on: it asks for written tags alone, finds an id that the batch
     * itself brings by entering it, and knows nothing of who is refused.
     */
    private static boolean canBeChecked(Batch batch) {
        var brought = batch.rows().stream()
                .map(row -> List.of(IdTag.text(row.draft().id())))
                .collect(Collectors.toSet());
        return batch.accepted().size() == batch.verdicts().size()
                && batch.accepted().stream()
                        .flatMap(accepted -> accepted.append().premises().stream())
                        .allMatch(premise -> premise.sure()
                                || premise.upTo().position() >= batch.head()
                                || !premise.writtenTags().isEmpty()
                                || brought.contains(premise.fits().tags()));
    }

    private boolean callOnItsOwn(Batch batch) throws SQLException, OutcomeUnknown {
        // Where there is none, nothing has been sent, and nothing is in doubt.
        var connection = connection();
        boolean done = false;
        try {
            connection.setAutoCommit(true);
            boolean written = call(batch, wantedBy(batch));
            done = true;
            return written;
        } catch (SQLException e) {
            if (SqlStates.isThereAlready(e)) {
                return false;
            }
            if (SqlStates.isAnswered(e)) {
                throw e;
            }
            return hasLanded(new OutcomeUnknown(batch, e));
        } finally {
            if (!done) {
                abandon();
            }
        }
    }

    /** What lies within the batch itself has been judged already. */
    private static Collection<Wanted> wantedBy(Batch batch) {
        var appends = batch.accepted().stream().map(Verdict.Accepted::append).toList();
        return Wanted.of(appends).stream()
                .filter(wanted -> !wanted.isOfId() && wanted.after() < batch.head())
                .toList();
    }

    /** If the log can be asked at once, it is; whoever is more patient may ask again. */
    private boolean hasLanded(OutcomeUnknown unknown) throws OutcomeUnknown {
        abandon();
        try {
            return landed(unknown.witness());
        } catch (SQLException e) {
            LOG.debug("the outcome of a commit could not be asked for at once", e);
            throw unknown;
        }
    }

    private List<Verdict> writeUnderLock(List<Pending> appends) throws SQLException, OutcomeUnknown {
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
        return writeUnderLock(appends);
    }

    private List<Verdict> attempt(List<Pending> appends) throws SQLException, OutcomeUnknown {
        var connection = connection();
        connection.setAutoCommit(false);
        var screening = Screening.of(connection, appends);
        var batch = new Batch(screening.head(), now());
        for (var append : appends) {
            batch.judge(append, screening.finding(append));
        }
        if (batch.rows().isEmpty()) {
            connection.rollback();
        } else {
            insert(batch);
            commit(connection, batch);
        }
        return done(batch);
    }

    private List<Verdict> done(Batch batch) {
        head = Optional.of(batch.newHead());
        return batch.verdicts();
    }

    private void insert(Batch batch) throws SQLException {
        if (!call(batch, Set.of())) {
            throw new IllegalStateException("the log has changed under the lock of its order");
        }
    }

    private boolean call(Batch batch, Collection<Wanted> unlessFound) throws SQLException {
        batch.rows()
                .forEach(row -> watch.placed(row.position(), row.draft().event().metadata()));
        try (var statement = Inserts.of(batch, unlessFound).prepare(connection());
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getBoolean(1);
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

    /** Whether the batch of this row is in the log. Has the lock first: its transaction may still be under way. */
    boolean landed(Row witness) throws SQLException {
        try (var statement =
                new Sql().add("select pg_advisory_xact_lock(?)", LogLocks.ORDER).prepare(connection())) {
            statement.execute();
            return isThere(witness);
        } finally {
            abandon();
        }
    }

    private boolean isThere(Row witness) throws SQLException {
        var question = new Sql()
                .add(
                        "select exists (select from log where position = ? and leaf = ?)",
                        witness.position(),
                        witness.leaf());
        try (var statement = question.prepare(connection());
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
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
