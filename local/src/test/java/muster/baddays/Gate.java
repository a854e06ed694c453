package muster.baddays;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import muster.foundation.Await;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds whoever comes to a point in PostgreSQL: by a trigger that waits for a lock which the gate has, so that the product
 * needs no hook for it. The gate opens when its session ends, also by the death of PostgreSQL.
 */
final class Gate {

    private static final long LOCK = 0x6261642064617973L;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String FUNCTION = """
            create or replace function wait_at_gate() returns trigger language plpgsql as
            $$ begin perform pg_advisory_xact_lock_shared(%d); return new; end $$""".formatted(LOCK);

    private static final String REMOVE = """
            drop trigger if exists bad_day on log;
            drop trigger if exists bad_day on relay_cursor""";

    private static final String WAITING = """
            select client_port from pg_locks join pg_stat_activity using (pid)
            where locktype = 'advisory' and mode = 'ShareLock' and not granted
              and (classid::bigint << 32 | objid::bigint) = %d""".formatted(LOCK);

    private final Postgres postgres;
    private final Connection keeper;

    private Gate(Postgres postgres, Connection keeper) {
        this.postgres = postgres;
        this.keeper = keeper;
    }

    /** Closes the gate at a point. */
    static Gate closedAt(Point point, Postgres postgres) throws SQLException {
        var keeper = postgres.session();
        try (var statement = keeper.createStatement()) {
            statement.execute("select pg_advisory_lock(%d)".formatted(LOCK));
            statement.execute(FUNCTION);
            remove(statement);
            statement.execute(point.trigger());
        }
        return new Gate(postgres, keeper);
    }

    private static void remove(Statement statement) throws SQLException {
        statement.execute("set lock_timeout = '30s'");
        statement.execute(REMOVE);
    }

    /** Returns when somebody stands at the gate. */
    Gate awaitSomebody() {
        assertThat(Await.until(PATIENCE, this::somebodyWaits))
                .as("somebody comes to the gate")
                .isTrue();
        return this;
    }

    private boolean somebodyWaits() {
        return clientPort() > 0;
    }

    /** From which port came who stands at the gate; 0 if nobody does. */
    int clientPort() {
        try (var statement = keeper.createStatement();
                var rows = statement.executeQuery(WAITING)) {
            return rows.next() ? rows.getInt(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets everybody through who stands there or comes later. */
    void open() {
        try {
            keeper.close();
        } catch (SQLException dead) {
            throw new IllegalStateException(dead);
        }
    }

    /** Takes the trigger away, once PostgreSQL is there to do it. */
    void remove() throws SQLException {
        try (var session = postgres.session();
                var statement = session.createStatement()) {
            remove(statement);
        }
    }
}
