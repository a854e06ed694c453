package muster.feed;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import muster.Log;
import muster.Service;
import muster.event.Coalition;
import muster.event.Kind;
import muster.event.Recorded;
import muster.foundation.Await;
import muster.foundation.TestServers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static muster.Sentences.FRANCE;
import static muster.Sentences.GERMANY;
import static muster.Sentences.POLAND;
import static muster.Sentences.declined;
import static muster.Sentences.formed;
import static muster.Sentences.joined;
import static muster.Sentences.opposed;
import static muster.Sentences.pledged;
import static muster.Sentences.reserved;
import static muster.Sentences.supports;
import static org.assertj.core.api.Assertions.assertThat;

class FeedTest {

    private static final Coalition OTHER = new Coalition("other");
    private static final String STANCES = "/coalitions/willing/stances?at=2026-01-01";

    @Test
    void howeverRecordsAreDeliveredTheAnswersAreTheSame() {
        String whole = answers(new Log(), Log::send);
        String repeated = answers(new Log(), FeedTest::sendRepeatedly);
        String scattered = answers(new Log(4), Log::send);

        assertThat(repeated).isEqualTo(whole);
        assertThat(scattered).isEqualTo(whole);
    }

    private interface Delivery {
        void send(Log log, List<Recorded> records);
    }

    private static String answers(Log log, Delivery delivery) {
        try (log;
                Service service = Service.on(log, TestServers.freshDatabase())) {
            delivery.send(log, history(log));
            service.at(log.records().size());
            return service.ask(STANCES).toString()
                    + service.ask("/coalitions/other/stances?at=2026-01-01")
                    + service.ask("/coalitions/willing/statements");
        }
    }

    private static List<Recorded> history(Log log) {
        log.record(Log.COALITION, "2025-02-17", formed());
        log.record(OTHER, "2025-02-18", formed());
        for (int i = 1; i <= 20; i++) {
            String day = "2025-03-%02d".formatted(i);
            log.record(Log.COALITION, day, joined(FRANCE));
            log.record(OTHER, day, i % 2 == 0 ? declined(POLAND) : supports(POLAND));
            log.record(Log.COALITION, day, pledged(FRANCE, "fr-" + i));
            log.correct(log.record(Log.COALITION, day, opposed(GERMANY)), reserved(GERMANY));
        }
        return List.copyOf(log.records());
    }

    /** As a relay does that loses its cursor again and again: never forward over a gap, often back. */
    private static void sendRepeatedly(Log log, List<Recorded> records) {
        Random random = new Random(7);
        int next = 0;
        while (next < records.size()) {
            int until = Math.min(records.size(), next + 1 + random.nextInt(5));
            log.send(records.subList(Math.max(0, next - random.nextInt(8)), until));
            next = until;
        }
    }

    @Test
    void aServiceThatIsStartedAgainGoesOnWhereItWas() {
        TestServers.Database database = TestServers.freshDatabase();
        try (Log log = new Log()) {
            List<Recorded> records = history(log);
            try (Service service = Service.on(log, database)) {
                log.send(records.subList(0, 31));
                service.at(30);
            }
            log.send(records.subList(31, records.size()));
            try (Service service = Service.on(log, database)) {
                service.at(records.size());
                assertThat(service.ask(STANCES + "&known=@20")
                                .get("known")
                                .get("position")
                                .asInt())
                        .isEqualTo(20);
                assertThat(service.ask("/coalitions/willing/statements")
                                .get("statements")
                                .size())
                        .isEqualTo(1 + 20 * 4);
            }
        }
    }

    @Test
    void whatIsStoredIsAnsweredWhileKafkaHasLostEverything() {
        TestServers.Database database = TestServers.freshDatabase();
        try (Log log = new Log()) {
            log.say("2025-02-17", formed());
            try (Service service = Service.on(log, database)) {
                service.at(1);
            }
        }
        try (Service service = Service.on("muster.never-made", database)) {
            service.at(1);
            assertThat(service.ask("/coalitions").get("coalitions").size()).isEqualTo(1);
            assertThat(Await.until(
                            Duration.ofSeconds(10),
                            () -> service.ask("/projection")
                                    .path("trouble")
                                    .asString("")
                                    .contains("is not there yet")))
                    .isTrue();
        }
    }

    @Test
    void aTopicMadeAnewIsReadFromItsBeginning() {
        try (Log log = new Log();
                Service service = Service.on(log, TestServers.freshDatabase())) {
            log.say("2025-02-17", formed());
            log.say("2025-03-02", joined(FRANCE));
            service.at(2);

            log.deleteTopic();
            log.record(Log.COALITION, "2025-03-03", joined(GERMANY));
            assertThat(Await.until(Duration.ofSeconds(10), () -> {
                        try {
                            log.createTopic();
                            return true;
                        } catch (IllegalStateException stillGoing) {
                            return false;
                        }
                    }))
                    .isTrue();
            log.send(log.records());

            service.at(3);
            assertThat(service.ask("/projection").get("stopped").size()).isZero();
        }
    }

    @Test
    void aTopicThatWasEmptiedAndFilledAgainIsReadInFullByANewReaderAndDoesAnOldOneNoHarm() {
        try (Log log = new Log(4);
                Service old = Service.on(log, TestServers.freshDatabase())) {
            log.send(history(log));
            old.at(log.records().size());

            log.emptyTopic();
            log.record(OTHER, "2025-04-01", joined(FRANCE));
            log.send(log.records());

            try (Service late = Service.on(log, TestServers.freshDatabase())) {
                late.at(log.records().size());
                old.at(log.records().size());
                assertThat(old.ask(STANCES)).isEqualTo(late.ask(STANCES));
                assertThat(old.ask("/projection").get("stopped").size()).isZero();
            }
        }
    }

    @Test
    void aRecordThatCannotBeReadStopsItsCoalitionLoudlyAndNoOther() {
        TestServers.Database database = TestServers.freshDatabase();
        try (Log log = new Log()) {
            log.say("2025-02-17", formed());
            log.send(log.record(OTHER, "2025-02-18", formed()));
            Recorded future = log.record(Log.COALITION, "2025-02-19", declined(FRANCE));
            String unknown = new String(Log.bytes(future), UTF_8).replace("ParticipationDeclined.v1", "Teleported.v1");
            log.send("willing", unknown.getBytes(UTF_8));
            log.say("2025-02-20", declined(GERMANY));
            log.send(log.record(OTHER, "2025-02-21", declined(POLAND)));

            for (int start = 0; start < 2; start++) {
                try (Service service = Service.on(log, database)) {
                    service.at(5);
                    assertStopped(service, "Teleported");
                    assertThat(service.ask("/coalitions/willing/stances")
                                    .get("known")
                                    .get("position")
                                    .asInt())
                            .isEqualTo(2);
                    assertThat(service.refusal("/coalitions/willing/stances?known=@4", 503)
                                    .get("detail")
                                    .asString())
                            .contains("up to position 2");
                    assertThat(service.ask("/coalitions/other/stances")
                                    .get("stances")
                                    .size())
                            .isEqualTo(1);
                }
            }
        }
    }

    @Test
    void whatALaterVersionCanReadStopsItsCoalitionNoMore() throws SQLException {
        TestServers.Database database = TestServers.freshDatabase();
        try (Log log = new Log()) {
            log.say("2025-02-17", formed());
            for (Recorded record : List.of(
                    log.record(Log.COALITION, "2025-02-19", declined(FRANCE)),
                    log.record(Log.COALITION, "2025-02-20", declined(GERMANY)))) {
                String unknown = new String(Log.bytes(record), UTF_8).replace("Declined.v1", "Teleported.v1");
                log.send("willing", unknown.getBytes(UTF_8));
            }
            log.say("2025-02-21", declined(POLAND));
            try (Service service = Service.on(log, database)) {
                assertStopped(service.at(4), "Position 2");
            }
            laterVersionReads(database, 2);
            try (Service service = Service.on(log, database)) {
                assertStopped(service.at(4), "Position 3");
            }
            laterVersionReads(database, 3);
            try (Service service = Service.on(log, database)) {
                service.at(4);
                assertThat(service.ask("/projection").get("stopped")).isEmpty();
                assertThat(service.ask("/coalitions/willing/stances").get("stances"))
                        .hasSize(3);
            }
        }
    }

    private static void laterVersionReads(TestServers.Database database, long position) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE record SET bytes ="
                    + " convert_to(replace(convert_from(bytes, 'UTF8'), 'Teleported.v1', 'Declined.v1'), 'UTF8')"
                    + " WHERE position = " + position);
        }
    }

    private static void assertStopped(Service service, String reason) {
        JsonNode stopped = service.ask("/projection").get("stopped");
        assertThat(stopped.size()).isEqualTo(1);
        assertThat(stopped.get(0).get("coalition").asString()).isEqualTo("willing");
        assertThat(stopped.get(0).get("reason").asString()).contains(reason);
        assertThat(service.ask("/actuator/metrics/muster.projection.stopped")
                        .get("measurements")
                        .get(0)
                        .get("value")
                        .asInt())
                .isEqualTo(1);
        assertThat(service.get("/actuator/health").statusCode()).isEqualTo(503);
        assertThat(service.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    @Test
    void aPositionThatComesAgainWithOtherBytesStopsItsCoalition() {
        TestServers.Database database = TestServers.freshDatabase();
        try (Log log = new Log()) {
            log.say("2025-02-17", formed());
            log.send(log.record(OTHER, "2025-02-18", formed()));
            Recorded said = log.say("2025-02-19", declined(FRANCE));
            try (Service service = Service.on(log, database)) {
                service.at(3);
                String forged = new String(Log.bytes(said), UTF_8).replace("\"FR\"", "\"DE\"");
                log.send("willing", forged.getBytes(UTF_8));
                log.send(log.record(OTHER, "2025-02-21", declined(POLAND)));
                service.at(4);
                assertStopped(service, "other bytes");
            }
            try (Service service = Service.on(log, database)) {
                service.at(4);
                assertStopped(service, "other bytes");
                assertThat(service.ask("/coalitions/willing/stances")
                                .get("stances")
                                .size())
                        .isZero();
                assertThat(service.ask("/coalitions/other/stances")
                                .get("stances")
                                .size())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void whatIsNoRecordAtAllStopsTheCoalitionThatIsItsKey() {
        try (Log log = new Log();
                Service service = Service.on(log, TestServers.freshDatabase())) {
            log.say("2025-02-17", formed());
            log.send("willing", "nonsense".getBytes(UTF_8));
            log.send(log.record(OTHER, "2025-02-18", formed()));
            service.at(2);
            assertStopped(service, "is no record");
        }
    }

    @Test
    void nobodySeesHalfACorrection() {
        try (Log log = new Log();
                Service service = Service.on(log, TestServers.freshDatabase())) {
            log.say("2025-02-17", formed());
            List<Recorded> correction = log.correct(log.say("2025-03-01", declined(FRANCE)), declined(GERMANY));
            log.send(correction.getFirst());
            Await.until(Duration.ofSeconds(5), () -> head(service) == 3);
            assertThat(service.ask("/projection").get("position").asInt()).isEqualTo(2);

            log.send(correction.getLast());
            service.at(4);
        }
    }

    private static int head(Service service) {
        return service.ask("/projection").get("head").asInt();
    }

    @Test
    void aPositionOnItsWayIsWaitedForAndThenRefusedForTheMoment() {
        try (Log log = new Log();
                Service service = Service.on(log, TestServers.freshDatabase())) {
            log.say("2025-02-17", formed());
            service.at(1);
            Recorded missing = log.record(Log.COALITION, "2025-03-01", declined(FRANCE));
            log.say("2025-03-02", declined(GERMANY, Kind.AIR));
            Await.until(Duration.ofSeconds(5), () -> head(service) == 3);

            assertThat(service.refusal("/coalitions/willing/stances?known=@3", 503)
                            .get("type")
                            .asString())
                    .isEqualTo("urn:muster:problem:not-applied-yet");
            assertThat(service.get("/coalitions/willing/stances?known=@3")
                            .headers()
                            .firstValue("Retry-After"))
                    .contains("1");
            Thread late = Thread.startVirtualThread(() -> log.send(missing));
            assertThat(service.ask("/coalitions/willing/stances?known=@3")
                            .get("stances")
                            .size())
                    .isEqualTo(2);
            assertThat(late).isNotNull();
        }
    }

    @Test
    void shuffledPartitionsSettleInTheOrderOfTheLog() {
        try (Log log = new Log(4);
                Service service = Service.on(log, TestServers.freshDatabase())) {
            List<Recorded> all = new ArrayList<>(history(log));
            List<Recorded> ours = new ArrayList<>(all);
            ours.removeIf(record -> record.coalition().equals(OTHER));
            all.removeAll(ours);
            Collections.reverse(all);
            log.send(ours);
            log.send(all);
            service.at(log.records().size());
            assertThat(service.ask("/coalitions/other/stances").get("stances").size())
                    .isEqualTo(1);
        }
    }
}
