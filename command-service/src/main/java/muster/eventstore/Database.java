package muster.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Runs a reading statement on a connection of its own, and tells a store that is away from every other failure. */
record Database(DataSource source) {

    /** One more than the connections of a pool that may all have died, each met once. */
    private static final int MOST_TRIES = 17;

    interface Question {
        PreparedStatement on(Connection connection) throws SQLException;
    }

    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> ask(Question question, RowReader<T> reader) {
        try {
            return patiently(question, reader);
        } catch (SQLException e) {
            throw new StoreUnavailable("the store could not be read", e);
        }
    }

    /** The pool may hold connections that died a moment ago, with the server or by its will: a new one may do. */
    private <T> List<T> patiently(Question question, RowReader<T> reader) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                return askOnce(question, reader);
            } catch (SQLException e) {
                if (tries == MOST_TRIES || !SqlStates.isConnectionLost(e) || e instanceof SQLTransientException) {
                    throw e;
                }
            }
        }
    }

    private <T> List<T> askOnce(Question question, RowReader<T> reader) throws SQLException {
        try (var connection = source.getConnection();
                var statement = question.on(connection);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        }
    }

    <T> List<T> ask(String sql, RowReader<T> reader, Object... parameters) {
        return ask(connection -> new Sql().add(sql, parameters).prepare(connection), reader);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
