package muster.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

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
    public void add(Collection<Line> lines) throws SQLException {
        byte[] bytes = rows.of(lines);
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

    /** The coalitions of which the live projection holds something else up to the position. */
    public Set<String> differing(long position) throws SQLException {
        Map<String, String> rebuilt = digests("rebuild.record", position);
        Map<String, String> live = digests("public.record", position);
        Set<String> all = new TreeSet<>(rebuilt.keySet());
        all.addAll(live.keySet());
        all.removeIf(coalition -> Objects.equals(rebuilt.get(coalition), live.get(coalition)));
        return all;
    }

    private Map<String, String> digests(String table, long position) throws SQLException {
        Map<String, String> digests = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT coalition, encode(sha256(string_agg(int8send(position) || sha256(bytes), '' ORDER BY position)), 'hex')
                FROM %s WHERE position <= ? GROUP BY coalition""".formatted(table))) {
            query.setLong(1, position);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    digests.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return digests;
    }

    /**
     * Puts it in the place of the live one, with what that took in meanwhile.
     *
     * @param position up to which this one was built
     * @param stops what stops within that
     */
    public void takeOver(long position, Collection<Stop> stops) throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "LOCK TABLE public.record IN SHARE ROW EXCLUSIVE MODE");
        try (PreparedStatement copyRest = connection.prepareStatement(
                        "INSERT INTO rebuild.record SELECT * FROM public.record WHERE position > ?");
                PreparedStatement unstop = connection.prepareStatement("DELETE FROM stop WHERE after < ?")) {
            copyRest.setLong(1, position);
            copyRest.executeUpdate();
            unstop.setLong(1, position);
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
