package muster.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;

import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static muster.eventstore.Events.event;
import static muster.eventstore.Events.tags;
import static org.assertj.core.api.Assertions.assertThat;

/** What a decision reads does not grow with the rest of the log, whatever the planner knows and when it planned. */
class DecisionCostTest {

    private static final Pattern PAGES = Pattern.compile("\"Shared (?:Hit|Read) Blocks\": (\\d+)");

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
    void aDecisionReadsAsFewPagesOfALongLogAsOfAShortOne() throws Exception {
        try (var engine = new PostgresEventStorageEngine(log.source(), new TextCodec(), InstantSource.system())) {
            new Events(engine).append(event("a", "coalition=c", "pledge=1"), event("b", "coalition=c", "pledge=2"));
        }
        try (var connection = log.source().getConnection();
                var statement = connection.createStatement()) {
            // The plans of a session that lives on from the day on which the log was one page, and known to be.
            statement.execute("vacuum analyze");
            statement.execute("set plan_cache_mode = force_generic_plan");
            for (int i = 0; i < 10; i++) {
                DECISIONS.forEach(criteria -> pages(connection, criteria));
            }
            grow(connection);
            assertThat(DECISIONS)
                    .allSatisfy(
                            criteria -> assertThat(pages(connection, criteria)).isLessThan(100));
        }
    }

    private static void grow(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    insert into log select p, gen_random_uuid(), 'c', null, 'Said', now(), 'x', decode(repeat('00', 32), 'hex')
                    from generate_series(3, 20000) p;
                    insert into tag select 'coalition=c', p from generate_series(3, 20000) p;
                    insert into tag select 'pledge=' || p, p from generate_series(3, 20000) p""");
        }
    }

    private static long pages(Connection connection, EventCriteria criteria) {
        var sql = new Sql().add("explain (analyze, buffers, format json) ");
        EventReads.addMatching(sql, Selection.of(criteria), Range.after(0));
        try (var statement = sql.prepare(connection);
                var rows = statement.executeQuery()) {
            rows.next();
            return PAGES.matcher(rows.getString(1))
                    .results()
                    .limit(2)
                    .mapToLong(it -> Long.parseLong(it.group(1)))
                    .sum();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
