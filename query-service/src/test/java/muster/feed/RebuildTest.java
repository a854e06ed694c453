package muster.feed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import muster.Log;
import muster.Service;
import muster.event.Coalition;
import muster.event.Recorded;
import muster.foundation.Await;
import muster.foundation.TestServers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static muster.Sentences.FRANCE;
import static muster.Sentences.GERMANY;
import static muster.Sentences.POLAND;
import static muster.Sentences.declined;
import static muster.Sentences.formed;
import static muster.Sentences.opposed;
import static muster.Sentences.pledged;
import static muster.Sentences.reserved;
import static muster.Sentences.supports;
import static org.assertj.core.api.Assertions.assertThat;

/** A projection that is built anew beside the one that answers. */
class RebuildTest {

    private static final Coalition OTHER = new Coalition("other");

    private final TestServers.Database database = TestServers.freshDatabase();

    private static List<Recorded> history(Log log) {
        log.record(Log.COALITION, "2025-02-17", formed());
        log.record(OTHER, "2025-02-18", formed());
        for (int i = 1; i <= 50; i++) {
            String day = "2025-03-%02d".formatted(1 + i % 28);
            log.record(OTHER, day, i % 2 == 0 ? declined(POLAND) : supports(POLAND));
            log.record(Log.COALITION, day, pledged(FRANCE, "fr-" + i));
            log.correct(log.record(Log.COALITION, day, opposed(GERMANY)), reserved(GERMANY));
        }
        return List.copyOf(log.records());
    }

    private static String answers(Service service) {
        return service.ask("/coalitions/willing/stances?at=2026-01-01")
                + service.ask("/coalitions/other/stances?at=2026-01-01").toString()
                + service.ask("/coalitions/willing/statements?known=@60")
                + service.ask("/coalitions");
    }

    /** Rebuilds, and gives how it ended. */
    private static JsonNode rebuild(Service service) {
        assertThat(service.post("/projection/rebuild")).isEqualTo(202);
        assertThat(Await.until(
                        Duration.ofSeconds(30),
                        () -> service.ask("/projection").get("rebuild").isNull()))
                .isTrue();
        return service.ask("/projection").get("lastRebuild");
    }

    private long rows(String what) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var rows = connection.createStatement().executeQuery(what)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void change(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            connection.createStatement().execute(statement);
        }
    }

    @Test
    void aRebuiltProjectionAnswersAsTheOneBefore() throws SQLException {
        try (Log log = new Log(3)) {
            log.send(history(log));
            log.send(log.records().subList(10, 40));
            String before;
            try (Service service = Service.on(log, database)) {
                service.at(log.records().size());
                before = answers(service);

                JsonNode outcome = rebuild(service);

                assertThat(outcome.get("same").asBoolean()).as("%s", outcome).isTrue();
                assertThat(outcome.get("position").asLong())
                        .isEqualTo(log.records().size());
                assertThat(outcome.has("failed") && !outcome.get("failed").isNull())
                        .isFalse();
                assertThat(answers(service)).isEqualTo(before);

                log.send(log.record(OTHER, "2025-05-01", opposed(POLAND)));
                service.at(log.records().size());
                assertThat(rows("SELECT count(*) FROM record"))
                        .isEqualTo(log.records().size());
                assertThat(rows("SELECT count(*) FROM pg_indexes WHERE tablename = 'record'"))
                        .isEqualTo(2);
                assertThat(rows("SELECT count(*) FROM pg_namespace WHERE nspname = 'rebuild'"))
                        .isZero();
                assertThat(rebuild(service).get("same").asBoolean())
                        .as("a second time")
                        .isTrue();
            }
            try (Service again = Service.on(log, database)) {
                assertThat(answers(again.at(log.records().size()))).contains("OPPOSED");
            }
        }
    }

    @Test
    void whatWasDamagedInTheDatabaseIsWholeAgainAndItsCoalitionIsNamed() throws SQLException {
        try (Log log = new Log();
                Service service = Service.on(log, database)) {
            log.send(history(log));
            String before = answers(service.at(log.records().size()));
            change("UPDATE record SET bytes = convert_to(replace(convert_from(bytes, 'UTF8'), 'DECLINED', 'x'), 'UTF8')"
                    + " WHERE position = 4");
            change("DELETE FROM record WHERE position = 3");

            JsonNode outcome = rebuild(service);

            assertThat(outcome.get("same").asBoolean()).isFalse();
            assertThat(outcome.get("differing").toString()).isEqualTo("[\"other\"]");
            assertThat(Await.until(
                            Duration.ofSeconds(10), () -> answers(service).equals(before)))
                    .isTrue();
        }
    }

    @Test
    void whatKafkaHasLostIsReadFromTheLogItself() throws IOException, SQLException {
        try (Log log = new Log()) {
            List<Recorded> records = history(log);
            HttpServer commandService = commandService(records);
            try (Service service = Service.on(
                    log,
                    database,
                    "--muster.commands=http://127.0.0.1:"
                            + commandService.getAddress().getPort())) {
                log.send(records);
                String before = answers(service.at(records.size()));
                log.emptyTopic();

                JsonNode outcome = rebuild(service);

                assertThat(outcome.get("same").asBoolean()).as("%s", outcome).isTrue();
                assertThat(answers(service)).isEqualTo(before);
                assertThat(rows("SELECT count(*) FROM record")).isEqualTo(records.size());
            } finally {
                commandService.stop(0);
            }
        }
    }

    @Test
    void aRebuildThatFailsLeavesTheOneThatAnswersAsItWas() throws SQLException {
        try (Log log = new Log();
                Service service = Service.on(log, database)) {
            log.send(history(log));
            String before = answers(service.at(log.records().size()));
            log.emptyTopic();

            JsonNode outcome = rebuild(service);

            assertThat(outcome.get("same").asBoolean()).isFalse();
            assertThat(outcome.get("failed").asString()).contains("Position 1 is not in Kafka");
            assertThat(answers(service)).isEqualTo(before);
            assertThat(rows("SELECT count(*) FROM record"))
                    .isEqualTo(log.records().size());
            assertThat(rows("SELECT count(*) FROM pg_namespace WHERE nspname = 'rebuild'"))
                    .isZero();
        }
    }

    @Test
    void whatStopsACoalitionStopsItAfterARebuildAsWell() throws SQLException {
        try (Log log = new Log();
                Service service = Service.on(log, database)) {
            log.say("2025-02-17", formed());
            Recorded future = log.record(Log.COALITION, "2025-02-19", declined(FRANCE));
            String unknown = new String(Log.bytes(future), UTF_8).replace("Declined.v1", "Teleported.v1");
            log.send("willing", unknown.getBytes(UTF_8));
            log.send(log.record(OTHER, "2025-02-18", formed()));
            service.at(3);

            for (String meanwhile : List.of("SELECT 1", "DELETE FROM record WHERE position = 1")) {
                change(meanwhile);
                rebuild(service);
                assertThat(rows("SELECT count(*) FROM stop WHERE coalition = 'willing' AND after = 1"))
                        .as(meanwhile)
                        .isEqualTo(1);
            }
            assertThat(Await.until(
                            Duration.ofSeconds(10),
                            () -> service.ask("/projection").get("stopped").size() == 1))
                    .isTrue();
        }
    }

    @Test
    void aNeighbourOnTheSameDatabaseShowsWhatWasRebuilt() throws SQLException {
        try (Log log = new Log();
                Service service = Service.on(log, database);
                Service neighbour = Service.on(log, database)) {
            log.send(history(log));
            String before = answers(service.at(log.records().size()));
            neighbour.at(log.records().size());
            assertThat(answers(neighbour)).isEqualTo(before);

            assertThat(rebuild(service).get("same").asBoolean()).isTrue();
            log.send(log.record(OTHER, "2025-05-01", opposed(POLAND)));

            assertThat(answers(neighbour.at(log.records().size())))
                    .isEqualTo(answers(service.at(log.records().size())));
        }
    }

    @Test
    void aPositionThatWasNotedTooLowMakesNoDifferenceToANewStart() throws SQLException {
        try (Log log = new Log()) {
            log.send(history(log));
            String before;
            try (Service service = Service.on(log, database)) {
                before = answers(service.at(log.records().size()));
            }
            change("UPDATE progress SET position = 20");
            try (Service again = Service.on(log, database)) {
                assertThat(answers(again.at(log.records().size()))).isEqualTo(before);
            }
        }
    }

    private static HttpServer commandService(List<Recorded> records) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/log/events", exchange -> {
            String query = exchange.getRequestURI().getQuery();
            int after = Integer.parseInt(query.replaceAll(".*after=(\\d+).*", "$1"));
            List<byte[]> lines = new ArrayList<>();
            records.subList(after, Math.min(records.size(), after + 30))
                    .forEach(record -> lines.add(Log.bytes(record)));
            exchange.sendResponseHeaders(
                    200, lines.stream().mapToInt(line -> line.length + 1).sum());
            try (var out = exchange.getResponseBody()) {
                for (byte[] line : lines) {
                    out.write(line);
                    out.write('\n');
                }
            }
        });
        server.start();
        return server;
    }
}
