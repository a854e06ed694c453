package muster.relay;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

import org.postgresql.PGConnection;

import muster.eventstore.LogLocks;

/**
 * The right to send, held by one relay of a database through a lock on a connection of its own. The cursor is written
 * on that connection alone: whoever has lost the lock has lost the pen.
 */
final class Leadership implements AutoCloseable {

    private static final String LOAD = "select topic_id, position, begins, ends from relay_cursor where topic = ?";

    private static final String SAVE = """
            insert into relay_cursor (topic, topic_id, position, begins, ends, moved_at) values (?, ?, ?, ?, ?, now())
            on conflict (topic) do update set topic_id = excluded.topic_id, position = excluded.position,
                begins = excluded.begins, ends = excluded.ends, moved_at = excluded.moved_at""";

    /**
     * The cursor need not be on the disk at once: an older one sends again what was sent, which does no harm. A session
     * that says nothing is ended, and the lock with it: a process that hangs keeps its connections, and would lead for
     * ever. The longest silence of one that does not is that of two attempts to reach Kafka.
     */
    private static final String BEGIN =
            "listen " + LogLocks.CHANNEL + "; set synchronous_commit = off; set idle_session_timeout = '20s'";

    private static final String END =
            "select pg_advisory_unlock_all(); unlisten *; reset synchronous_commit; reset idle_session_timeout";

    private final Connection connection;

    private Leadership(Connection connection) {
        this.connection = connection;
    }

    /** The leadership, unless another has it. */
    static Optional<Leadership> take(DataSource source) throws SQLException {
        var connection = source.getConnection();
        var leadership = new Leadership(connection);
        boolean taken = false;
        try {
            taken = leadership.lock();
            if (taken) {
                leadership.run(BEGIN);
            }
        } finally {
            if (!taken) {
                connection.close();
            }
        }
        return taken ? Optional.of(leadership) : Optional.empty();
    }

    private boolean lock() throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LogLocks.RELAY);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** Returns when the log has grown, or may have, or the time is up; fails if the leadership is lost. */
    void awaitGrowth(Duration time) throws SQLException {
        connection.unwrap(PGConnection.class).getNotifications((int) time.toMillis());
    }

    /**
     * Takes the word that the log has grown from the connection, for one who looks anyway. Left there, it would pile up
     * while there is always more to send, or while Kafka is away: here, and in the end in the server's queue, which fails
     * every append once it is full.
     */
    void forgetGrowth() throws SQLException {
        connection.unwrap(PGConnection.class).getNotifications();
    }

    /** Says that we are there, when there is nothing else to say. */
    void affirm() throws SQLException {
        run("select 1");
    }

    Cursor cursor(String topic) throws SQLException {
        try (var statement = connection.prepareStatement(LOAD)) {
            statement.setString(1, topic);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? cursor(rows) : Cursor.NOWHERE;
            }
        }
    }

    private static Cursor cursor(ResultSet row) throws SQLException {
        return new Cursor(
                row.getString("topic_id"), row.getLong("position"), offsets(row, "begins"), offsets(row, "ends"));
    }

    private static List<Long> offsets(ResultSet row, String column) throws SQLException {
        return List.of((Long[]) row.getArray(column).getArray());
    }

    void save(String topic, Cursor cursor) throws SQLException {
        try (var statement = connection.prepareStatement(SAVE)) {
            statement.setString(1, topic);
            statement.setString(2, cursor.topicId());
            statement.setLong(3, cursor.position());
            statement.setArray(
                    4, connection.createArrayOf("int8", cursor.begins().toArray()));
            statement.setArray(5, connection.createArrayOf("int8", cursor.ends().toArray()));
            statement.execute();
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Gives the lock back before the connection: the pool would keep both. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            run(END);
        } catch (SQLException e) {
            connection.abort(Runnable::run);
            throw e;
        }
    }
}
