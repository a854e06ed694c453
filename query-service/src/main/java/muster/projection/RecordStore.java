package muster.projection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.springframework.stereotype.Component;

import muster.event.Coalition;

/** The records read so far, what stopped, and how far each partition was read: in PostgreSQL, one transaction a batch. */
@Component
public class RecordStore {

    private final DataSource database;

    RecordStore(DataSource database) {
        this.database = database;
    }

    /** Makes the tables, or brings them to this version. */
    public void prepare() {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:muster/projection/schema")
                .callbacks(new PatienceWithChanges())
                .load()
                .migrate();
    }

    /**
     * Begins a projection beside this one.
     *
     * @throws RebuiltStore.UnderWay somebody does so already
     */
    public RebuiltStore rebuild() throws SQLException, RebuiltStore.UnderWay {
        return RebuiltStore.begin(database);
    }

    /** How often a rebuilt projection has taken the place of the one before. */
    public long generation() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT generation FROM progress");
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** What to read next of each partition of each topic, by the topic's id; of one not named, the beginning. */
    public Map<String, Map<Integer, Long>> offsets() throws SQLException {
        Map<String, Map<Integer, Long>> offsets = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT topic_id, partition, next_offset FROM feed_offset");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                offsets.computeIfAbsent(rows.getString(1), _ -> new HashMap<>()).put(rows.getInt(2), rows.getLong(3));
            }
        }
        return offsets;
    }

    /**
     * Stores what was read together with how far it was read, all or nothing. What is stored already is not stored
     * again; where it holds other bytes, its coalition stops.
     *
     * @param before what is applied so far
     * @return what is applied with it, to be shown once this returns
     */
    public Snapshot store(Read read, Snapshot before) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                limitStandstill(connection);
                Snapshot after = store(connection, read, before);
                connection.commit();
                return after;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        }
    }

    /** One who stands still, or whose machine is gone, must not keep a neighbour waiting who stores the same. */
    private static void limitStandstill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL idle_in_transaction_session_timeout = '10s'");
        }
    }

    private static Snapshot store(Connection connection, Read read, Snapshot before) throws SQLException {
        List<Stop> stops = new ArrayList<>(read.stops());
        if (insert(connection, read.lines()) < read.lines().size()) {
            stops.addAll(conflicts(connection, read.lines()));
        }
        writeOffsets(connection, read);
        List<Entry> entries = read.lines().stream().map(Line::entry).toList();
        Snapshot after = before.with(entries, stops);
        insertStops(
                connection,
                after.stops().stream()
                        .filter(stop -> !before.stops().contains(stop))
                        .toList());
        writePosition(connection, after.position());
        return after;
    }

    private static int insert(Connection connection, List<Line> lines) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO record (position, coalition, recorded_at, bytes)
                SELECT * FROM unnest(?::bigint[], ?::text[], ?::timestamptz[], ?::bytea[])
                ON CONFLICT (position) DO NOTHING""")) {
            insert.setArray(
                    1, array(connection, "bigint", lines, line -> line.entry().position()));
            insert.setArray(
                    2,
                    array(
                            connection,
                            "text",
                            lines,
                            line -> line.entry().coalition().slug()));
            insert.setArray(
                    3,
                    array(
                            connection,
                            "text",
                            lines,
                            line -> line.entry().recordedAt().toString()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "bytea", lines.stream().map(Line::bytes).toArray(byte[][]::new)));
            return insert.executeUpdate();
        }
    }

    private static Array array(Connection connection, String type, List<Line> lines, Function<Line, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, lines.stream().map(column).toArray());
    }

    /** Compares with what is stored: a position that holds other bytes makes both coalitions doubtful from there on. */
    private static List<Stop> conflicts(Connection connection, List<Line> lines) throws SQLException {
        Map<Long, byte[]> stored = new HashMap<>();
        Map<Long, String> coalitions = new HashMap<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT position, coalition, bytes FROM record WHERE position = ANY (?)")) {
            query.setArray(
                    1, array(connection, "bigint", lines, line -> line.entry().position()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    stored.put(rows.getLong(1), rows.getBytes(3));
                    coalitions.put(rows.getLong(1), rows.getString(2));
                }
            }
        }
        List<Stop> stops = new ArrayList<>();
        for (Line line : lines) {
            long position = line.entry().position();
            if (!Arrays.equals(stored.get(position), line.bytes())) {
                stops.add(conflict(line.entry().coalition(), position));
                stops.add(conflict(new Coalition(String.valueOf(coalitions.get(position))), position));
            }
        }
        return stops;
    }

    private static Stop conflict(Coalition coalition, long position) {
        return new Stop(
                coalition,
                position - 1,
                "Position %d came a second time with other bytes; this is not the log that was read before."
                        .formatted(position));
    }

    static void insertStops(Connection connection, List<Stop> stops) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO stop (coalition, after, reason, unreadable) VALUES (?, ?, ?, ?)
                ON CONFLICT (coalition) DO UPDATE
                SET after = excluded.after, reason = excluded.reason, unreadable = excluded.unreadable
                WHERE excluded.after < stop.after""")) {
            for (Stop stop : stops) {
                insert.setString(1, stop.coalition().slug());
                insert.setLong(2, stop.after());
                insert.setString(3, stop.reason());
                insert.setBoolean(4, stop.unreadable());
                insert.executeUpdate();
            }
        }
    }

    private static void writeOffsets(Connection connection, Read read) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                INSERT INTO feed_offset (topic_id, partition, next_offset) VALUES (?, ?, ?)
                ON CONFLICT (topic_id, partition) DO UPDATE SET next_offset = excluded.next_offset""")) {
            // In one order everywhere, as the records are: two services may be storing the same.
            for (Map.Entry<Integer, Long> offset : new TreeMap<>(read.nextOffsets()).entrySet()) {
                upsert.setString(1, read.topicId());
                upsert.setInt(2, offset.getKey());
                upsert.setLong(3, offset.getValue());
                upsert.executeUpdate();
            }
        }
    }

    private static void writePosition(Connection connection, long position) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE progress SET position = ?")) {
            update.setLong(1, position);
            update.executeUpdate();
        }
    }
}
