package muster.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import org.springframework.stereotype.Component;

import muster.event.Coalition;
import muster.event.Recorded;
import muster.record.Unreadable;

/** Reads what is stored: where everything belongs at once, and of what was said no more than is asked for. */
@Component
public class StoredRecords {

    private static final int FETCH = 10_000;
    /** Of whole records, which may be large. */
    private static final int FETCH_WHOLE = 1_000;

    private static final String RECORD = "record";

    private final DataSource database;

    StoredRecords(DataSource database) {
        this.database = database;
    }

    /** All that was applied before, and what was read and waits for something before it. */
    public Snapshot load() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            List<Stop> stops = liftWhatCanBeRead(connection);
            long applied = applied(connection);
            Snapshot restored = restored(connection, applied, stops);
            List<Entry> waiting = waiting(connection, applied);
            connection.commit();
            return restored.with(waiting, List.of());
        }
    }

    /** Gives a coalition's records at a position of more than {@code after} and at most {@code upTo}, in order. */
    void read(Coalition coalition, long after, long upTo, Consumer<Recorded> take) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            read(connection, RECORD, coalition, after, upTo, line -> {
                switch (line.entry()) {
                    case Entry.Open(Recorded recorded) -> take.accept(recorded);
                    case Entry.Closed closed -> throw new Unreadable(closed.why());
                }
                return true;
            });
            connection.commit();
        }
    }

    /** Reads until {@code goOn} says no. */
    private static void read(
            Connection connection,
            String table,
            Coalition coalition,
            long after,
            long upTo,
            Function<Line, Boolean> goOn)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT bytes FROM %s WHERE coalition = ? AND position > ? AND position <= ? ORDER BY position""".formatted(table))) {
            query.setFetchSize(FETCH_WHOLE);
            query.setString(1, coalition.slug());
            query.setLong(2, after);
            query.setLong(3, upTo);
            try (ResultSet rows = query.executeQuery()) {
                boolean more = true;
                while (more && rows.next()) {
                    more = goOn.apply(Line.of(rows.getBytes(1)));
                }
            }
        }
    }

    private static long applied(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT position FROM progress");
                ResultSet rows = query.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private static Snapshot restored(Connection connection, long applied, List<Stop> stops) throws SQLException {
        Map<String, Long> ends =
                stops.stream().collect(Collectors.toMap(stop -> stop.coalition().slug(), Stop::after, Math::min));
        Map<String, Long> lasts = new HashMap<>();
        Moments moments = Moments.NONE;
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT coalition, recorded_at, position FROM record WHERE position <= ? ORDER BY position")) {
            query.setFetchSize(FETCH);
            query.setLong(1, applied);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String coalition = rows.getString(1);
                    long position = rows.getLong(3);
                    moments = moments.append(rows.getTimestamp(2).toInstant());
                    if (position <= ends.getOrDefault(coalition, Long.MAX_VALUE)) {
                        lasts.put(coalition, position);
                    }
                }
            }
        }
        return Snapshot.restored(
                moments,
                lasts.entrySet().stream()
                        .collect(Collectors.toMap(last -> new Coalition(last.getKey()), Map.Entry::getValue)),
                stops);
    }

    private static List<Entry> waiting(Connection connection, long applied) throws SQLException {
        List<Entry> waiting = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("SELECT bytes FROM record WHERE position > ?")) {
            query.setLong(1, applied);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    waiting.add(Line.of(rows.getBytes(1)).entry());
                }
            }
        }
        return waiting;
    }

    /** What an earlier version could not read and this one can stops its coalition no more. */
    private static List<Stop> liftWhatCanBeRead(Connection connection) throws SQLException {
        List<Stop> stops = new ArrayList<>();
        for (Stop stop : stops(connection)) {
            Optional<Stop> now = stop.unreadable()
                    ? firstUnreadable(connection, RECORD, stop.coalition(), stop.after())
                    : Optional.of(stop);
            if (!now.equals(Optional.of(stop))) {
                delete(connection, stop);
                RecordStore.insertStops(connection, now.stream().toList());
            }
            now.ifPresent(stops::add);
        }
        return stops;
    }

    /** What in a coalition's records, in a table of them, cannot be read first. */
    static Optional<Stop> firstUnreadable(Connection connection, String table, Coalition coalition, long after)
            throws SQLException {
        List<Stop> found = new ArrayList<>();
        read(connection, table, coalition, after, Long.MAX_VALUE, line -> {
            if (line.entry() instanceof Entry.Closed closed) {
                found.add(Stop.unreadable(closed.coalition(), closed.position(), closed.why()));
            }
            return found.isEmpty();
        });
        return found.stream().findFirst();
    }

    private static List<Stop> stops(Connection connection) throws SQLException {
        List<Stop> stops = new ArrayList<>();
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT coalition, after, reason, unreadable FROM stop");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                stops.add(new Stop(
                        new Coalition(rows.getString(1)), rows.getLong(2), rows.getString(3), rows.getBoolean(4)));
            }
        }
        return stops;
    }

    private static void delete(Connection connection, Stop stop) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM stop WHERE coalition = ?")) {
            delete.setString(1, stop.coalition().slug());
            delete.executeUpdate();
        }
    }
}
