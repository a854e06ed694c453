package muster.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static muster.eventstore.Events.event;
import static muster.eventstore.Events.tags;
import static org.assertj.core.api.Assertions.assertThat;

/** What a decision reads does not grow with the rest of the log, whatever the planner knows and when it planned. */
class DecisionCostTest {

    private static final String TOUCHED = """
            select sum(pg_stat_get_xact_tuples_returned(c.oid))
            from pg_class c left join pg_index i on i.indexrelid = c.oid
            where coalesce(i.indrelid, c.oid) in ('log'::regclass, 'tag'::regclass)""";

    private static final List<EventCriteria> DECISIONS = List.of(
            EventCriteria.havingTags(tags("pledge=1")),
            EventCriteria.havingTags(tags("coalition=c", "pledge=1")),
            EventCriteria.havingTags(tags("pledge=1")).andBeingOneOfTypes("Said"),
            EventCriteria.havingTags(tags("pledge=1")).or(EventCriteria.havingTags(tags("coalition=c", "pledge=2"))));

    private final TestLog log = TestLog.open();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void aDecisionLooksAtNoMoreOfALongLogThanOfAShortOne() throws Exception {
        try (var engine = new PostgresEventStorageEngine(log.source(), new TextCodec(), InstantSource.system())) {
            new Events(engine).append(event("a", "coalition=c", "pledge=1"), event("b", "coalition=c", "pledge=2"));
        }
        try (var connection = log.source().getConnection();
                var statement = connection.createStatement()) {
            // The plans of a session that lives on from the day on which the log was one page, and known to be.
            statement.execute("vacuum analyze");
            connection.setAutoCommit(false);
            for (int i = 0; i < 10; i++) {
                DECISIONS.forEach(criteria -> touched(connection, criteria));
            }
            grow(connection);
            assertThat(DECISIONS)
                    .allSatisfy(criteria ->
                            assertThat(touched(connection, criteria)).isLessThan(150));
        }
    }

    private static void grow(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    insert into log (position, id, coalition, type, recorded_at, record, leaf)
                    select p, gen_random_uuid(), 'c', 'Said', now(), 'x', decode(repeat('00', 32), 'hex')
                    from generate_series(3, 20000) p;
                    insert into tag select 'coalition=c', p from generate_series(3, 20000) p;
                    insert into tag select 'pledge=' || p, p from generate_series(3, 20000) p""");
        }
    }

    /** How many rows and index entries the server looks at to answer. */
    private static long touched(Connection connection, EventCriteria criteria) {
        try (var statement = EventReads.addMatching(new Sql(), Selection.of(criteria), Range.after(0))
                .prepare(connection)) {
            long before = touchedSoFar(connection);
            statement.executeQuery().close();
            return touchedSoFar(connection) - before;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static long touchedSoFar(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TOUCHED)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
