package muster.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import muster.eventstore.LogDataSource;
import muster.eventstore.LogLocks;
import muster.eventstore.TestLog;
import muster.foundation.TestServers;

import static org.assertj.core.api.Assertions.assertThat;

class LeadershipTest {

    @Test
    void aCursorIsFoundAsItWasWritten() throws Exception {
        var cursor = new Cursor("id", 17, List.of(3L, 0L), List.of(9L, 0L));
        try (var log = TestLog.open();
                var leadership = Leadership.take(log.source()).orElseThrow()) {
            assertThat(leadership.cursor("topic")).isEqualTo(Cursor.NOWHERE);
            leadership.save("topic", Cursor.NOWHERE);
            leadership.save("topic", cursor);
            assertThat(leadership.cursor("topic")).isEqualTo(cursor);
        }
    }

    @Test
    void aCursorFromBeforeBeginningsWereKeptBeganAtTheFirstOffset() throws Exception {
        var database = TestServers.freshDatabase();
        try (var source = LogDataSource.open(database.jdbcUrl(), database.user(), database.password(), 2)) {
            Flyway.configure().dataSource(source).target("2").load().migrate();
            execute(source, "insert into relay_cursor values ('topic', 'id', 17, '{10, 0, 7}', now())");
            Flyway.configure().dataSource(source).load().migrate();
            try (var leadership = Leadership.take(source).orElseThrow()) {
                assertThat(leadership.cursor("topic"))
                        .isEqualTo(new Cursor("id", 17, List.of(0L, 0L, 0L), List.of(10L, 0L, 7L)));
            }
        }
    }

    @Test
    void growthThatWasSaidBeforeIsNotSaidAgain() throws Exception {
        try (var log = TestLog.open();
                var leadership = Leadership.take(log.source()).orElseThrow()) {
            execute(log.source(), "select pg_notify('%s', '1')".formatted(LogLocks.CHANNEL));
            assertThat(waited(leadership, Duration.ofSeconds(20))).isLessThan(Duration.ofSeconds(10));
            execute(log.source(), "select pg_notify('%s', '2')".formatted(LogLocks.CHANNEL));
            leadership.cursor("topic");
            leadership.forgetGrowth();
            assertThat(waited(leadership, Duration.ofMillis(200))).isGreaterThan(Duration.ofMillis(150));
        }
    }

    private static Duration waited(Leadership leadership, Duration most) throws SQLException {
        long start = System.nanoTime();
        leadership.awaitGrowth(most);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
