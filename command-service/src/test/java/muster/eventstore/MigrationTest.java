package muster.eventstore;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;

import muster.foundation.TestServers;

import static muster.eventstore.Events.eventOfCommand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A log that an earlier version wrote goes on. */
class MigrationTest {

    private static final Instant NOON = Instant.parse("2025-09-04T12:00:00Z");

    @Test
    void commandsThatWereRecordedBeforeTheyLayInTheLogAreStillKnown() throws Exception {
        var database = TestServers.freshDatabase();
        var command = UUID.randomUUID();
        var ids = List.of(UUID.randomUUID(), UUID.randomUUID());
        try (var source = LogDataSource.open(database.jdbcUrl(), database.user(), database.password(), 4)) {
            Flyway.configure().dataSource(source).target("2").load().migrate();
            try (var connection = source.getConnection();
                    var statement = connection.createStatement()) {
                for (int i = 0; i < 2; i++) {
                    statement.execute("insert into log values (%d, '%s', 'c', '%s', 'Said', '%s', 'x', '%s')"
                            .formatted(i + 1, ids.get(i), command, NOON, "x".repeat(32)));
                }
                statement.execute("insert into command values ('%s', '\\xcafe', 1, 2)".formatted(command));
            }
        }
        try (var log = TestLog.on(database);
                var engine = new PostgresEventStorageEngine(log.source(), new TextCodec(), InstantSource.system())) {
            var events = List.of(
                    new Appended(1, ids.getFirst(), "Said", NOON), new Appended(2, ids.getLast(), "Said", NOON));
            assertThat(engine.findCommand(command)).contains(new RecordedCommand(command, "cafe", events));
            assertThatThrownBy(() -> new Events(engine).append(eventOfCommand(command, "cafe", "again")))
                    .hasMessageContaining("recorded already");
            assertThat(new Events(engine)
                            .append(eventOfCommand(UUID.randomUUID(), "cafe", "new"))
                            .position())
                    .isEqualTo(3);
        }
    }

    /** A database that has one of them takes it as it was, or nothing: what is to change goes into a new one. */
    @Test
    void whatHasBeenMigratedIsNeverRewritten() {
        var database = TestServers.freshDatabase();
        var flyway = Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .load();
        assertThat(Stream.of(flyway.info().all()).limit(4))
                .extracting(MigrationInfo::getChecksum)
                .containsExactly(-1624283137, 1102860133, -175948019, -1505720590);
    }
}
