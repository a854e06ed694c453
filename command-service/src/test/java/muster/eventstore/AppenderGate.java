package muster.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import static org.awaitility.Awaitility.await;

/** Holds the appender up by the lock of the order, so that a test decides what it takes together. */
record AppenderGate(TestLog log, Events events) {

    static AppenderGate of(TestLog log, Events events) {
        return new AppenderGate(log, events);
    }

    /** Appends one event to be waited for, position 1 of an empty log, and has all of this wait behind it. */
    <T> T asOneBatch(Supplier<T> appends) throws Exception {
        try (var connection = log.source().getConnection()) {
            ask(connection, "select pg_advisory_lock(" + LogLocks.ORDER + ")");
            var ahead = events.appending(Events.event("ahead"));
            await().until(() ->
                    ask(connection, "select count(*) from pg_locks where locktype = 'advisory' and not granted") > 0);
            var result = appends.get();
            ask(connection, "select pg_advisory_unlock(" + LogLocks.ORDER + ")::int");
            ahead.get(10, TimeUnit.SECONDS);
            return result;
        }
    }

    private static long ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return sql.contains("_lock(") ? 0 : rows.getLong(1);
        }
    }
}
