package muster.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import muster.event.Coalition;

/**
 * A projection that is built beside the one that answers, in a schema of its own, and takes its place at the end. Until
 * then nothing of the other is touched, whatever goes wrong.
 */
public final class RebuiltStore implements AutoCloseable {

    private static final long ONE_AT_A_TIME = 0x6d75737465725265L;
    private static final int PATIENCE_MILLIS = 600_000;

    private final Connection connection;
    private final CopyIn copy;
    private final RecordRows rows = new RecordRows();

    private RebuiltStore(Connection connection, CopyIn copy) {
        this.connection = connection;
        this.copy = copy;
    }

    /** Somebody else is building already. */
    public static final class UnderWay extends Exception {

        private static final long serialVersionUID = 1;

        UnderWay() {
            super("Another query-service on this database is rebuilding already.");
        }
    }

    static RebuiltStore begin(DataSource database) throws SQLException, UnderWay {
        Connection connection = database.getConnection();
        try {
            connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
            connection.setAutoCommit(true);
            if (!isAlone(connection)) {
                throw new UnderWay();
            }
            execute(
                    connection,
                    "SET maintenance_work_mem = '256MB'",
                    "DROP SCHEMA IF EXISTS rebuild CASCADE",
                    "CREATE SCHEMA rebuild",
                    "CREATE TABLE rebuild.record (LIKE public.record INCLUDING COMMENTS)");
            CopyIn copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY rebuild.record (position, coalition, recorded_at, bytes) FROM STDIN (FORMAT binary)");
            return new RebuiltStore(connection, copy);
        } catch (SQLException | UnderWay failed) {
            giveBack(connection);
            throw failed;
        }
    }

    private static boolean isAlone(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            query.setLong(1, ONE_AT_A_TIME);
            try (ResultSet answer = query.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** Takes records, in any order, each position once. */
    public void add(Collection<Row> some) throws SQLException {
        byte[] bytes = rows.of(some);
        copy.writeToCopy(bytes, 0, bytes.length);
    }

    /** Ends the taking and makes what the live one has beside its rows. */
    public void finish() throws SQLException {
        byte[] end = rows.end();
        copy.writeToCopy(end, 0, end.length);
        copy.endCopy();
        execute(
                connection,
                "ALTER TABLE rebuild.record ADD PRIMARY KEY (position)",
                "CREATE INDEX record_of_coalition ON rebuild.record (coalition, position)");
    }

    /**
     * The coalitions of which the live projection holds something else up to the position.
     *
     * @param rebuilt what each coalition comes to here
     */
    public Set<Coalition> differing(long position, Map<Coalition, Digest> rebuilt) throws SQLException {
        Map<Coalition, Digest> live = live(position);
        Set<Coalition> all = new HashSet<>(rebuilt.keySet());
        all.addAll(live.keySet());
        all.removeIf(coalition -> Objects.equals(rebuilt.get(coalition), live.get(coalition)));
        return all;
    }

    private Map<Coalition, Digest> live(long position) throws SQLException {
        Map<Coalition, Digest> digests = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT coalition, count(*),
                    sum(('x' || encode(substring(sha256(int8send(position) || bytes) FOR 7), 'hex'))::bit(56)::bigint)
                FROM public.record WHERE position <= ? GROUP BY coalition""")) {
            query.setLong(1, position);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    digests.put(
                            new Coalition(rows.getString(1)),
                            new Digest(
                                    rows.getLong(2),
                                    rows.getBigDecimal(3).toBigInteger().longValue()));
                }
            }
        }
        return digests;
    }

    /** Of these coalitions, what in their records cannot be read: nobody has looked at it before. */
    public List<Stop> unreadable(Collection<Coalition> coalitions) throws SQLException {
        List<Stop> stops = new ArrayList<>();
        connection.setAutoCommit(false);
        for (Coalition coalition : coalitions) {
            StoredRecords.firstUnreadable(connection, "rebuild.record", coalition, 0)
                    .ifPresent(stops::add);
        }
        connection.commit();
        connection.setAutoCommit(true);
        return stops;
    }

    /**
     * Puts it in the place of the live one, with what that took in meanwhile.
     *
     * @param position up to which this one was built
     * @param stops what stops within that
     * @param differing the coalitions of which the stops are found anew; of the others, what could not be read still cannot
     */
    public void takeOver(long position, Collection<Stop> stops, Collection<Coalition> differing) throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "LOCK TABLE public.record IN SHARE ROW EXCLUSIVE MODE");
        try (PreparedStatement copyRest = connection.prepareStatement(
                        "INSERT INTO rebuild.record SELECT * FROM public.record WHERE position > ?");
                PreparedStatement unstop = connection.prepareStatement(
                        "DELETE FROM stop WHERE after < ? AND (NOT unreadable OR coalition = ANY (?))")) {
            copyRest.setLong(1, position);
            copyRest.executeUpdate();
            unstop.setLong(1, position);
            unstop.setArray(
                    2,
                    connection.createArrayOf(
                            "text", differing.stream().map(Coalition::slug).toArray()));
            unstop.executeUpdate();
        }
        RecordStore.insertStops(connection, List.copyOf(stops));
        execute(
                connection,
                "DROP TABLE public.record",
                "ALTER TABLE rebuild.record SET SCHEMA public",
                "UPDATE progress SET generation = generation + 1");
        connection.commit();
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    /** Ends the building; what did not take over is thrown away. */
    @Override
    public void close() throws SQLException {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            execute(connection, "DROP SCHEMA IF EXISTS rebuild CASCADE", "RESET maintenance_work_mem");
        } finally {
            giveBack(connection);
        }
    }

    private static void giveBack(Connection connection) throws SQLException {
        try (connection;
                PreparedStatement unlock = connection.prepareStatement("SELECT pg_advisory_unlock(?)")) {
            unlock.setLong(1, ONE_AT_A_TIME);
            unlock.execute();
        }
    }
}
