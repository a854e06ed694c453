package muster.live;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import muster.Log;
import muster.Service;
import muster.event.ConditionMet;
import muster.event.Recorded;
import muster.event.StatementDisputed;
import muster.foundation.Await;
import muster.foundation.TestServers;

import static muster.Sentences.CEASEFIRE;
import static muster.Sentences.FRANCE;
import static muster.Sentences.GERMANY;
import static muster.Sentences.POLAND;
import static muster.Sentences.declined;
import static muster.Sentences.formed;
import static muster.Sentences.open;
import static muster.Sentences.pledged;
import static muster.Sentences.reserved;
import static muster.Sentences.supports;
import static org.assertj.core.api.Assertions.assertThat;

class LiveTest {

    private static final String LIVE = "/coalitions/willing/live";

    private final Log log = new Log();
    private final TestServers.Database database = TestServers.freshDatabase();
    private Service service = Service.on(log, database, "--muster.live.heartbeat=PT0.2S");

    @AfterEach
    void end() {
        service.close();
        log.close();
    }

    private void begun() {
        log.say("2025-02-17", formed());
        service.at(1);
    }

    @Test
    void aStatementAndWhatItMovedAreToldAtOnce() {
        begun();
        try (Watching watching = Watching.of(service, LIVE)) {
            Recorded said = log.say("2025-03-01", supports(FRANCE));

            Watching.Event recorded = watching.next();
            assertThat(recorded.event()).isEqualTo("statement-recorded");
            assertThat(recorded.id()).isEqualTo("2.0");
            assertThat(recorded.data().get("type").asString()).isEqualTo("SupportVoiced");
            Watching.Event changed = watching.next();
            assertThat(changed.event()).isEqualTo("stance-changed");
            assertThat(changed.id()).isEqualTo("2.1");
            assertThat(changed.data().toString())
                    .isEqualTo(("{'participant':'FR','kind':'TROOPS','before':'UNDECLARED','after':'SUPPORTIVE',"
                                    + "'direction':'UP','cause':'SAID','because':'%s','announcedAt':'2025-03-01',"
                                    + "'recordedAt':'2026-01-01T00:02:00.000000Z','position':2}")
                            .formatted(said.id())
                            .replace('\'', '"'));
        }
    }

    @Test
    void aConditionTriggersAndADisputeContestsAndALateWordRevises() {
        begun();
        log.say("2025-03-01", pledged(FRANCE, "fr-1"));
        log.say("2025-03-02", new ConditionMet(CEASEFIRE));
        log.say("2025-03-03", new StatementDisputed(Log.id(2), "It did not"));
        log.say("2025-02-20", reserved(FRANCE));
        try (Watching watching = Watching.of(service, LIVE + "?after=2")) {
            assertThat(watching.next(6))
                    .extracting(Watching.Event::line)
                    .containsExactly(
                            "3.0 statement-recorded",
                            "3.1 stance-changed",
                            "4.0 statement-recorded",
                            "4.1 stance-contested",
                            "5.0 statement-recorded",
                            "5.1 stance-revised");
        }
    }

    @Test
    void aCorrectionIsJudgedOnceAndOnlyWhenItIsWhole() {
        begun();
        Recorded slip = log.say("2025-03-01", declined(FRANCE));
        service.at(2);
        try (Watching watching = Watching.of(service, LIVE)) {
            List<Recorded> correction = log.correct(slip, declined(GERMANY));
            log.send(correction.getFirst());
            assertThat(watching.nextHeartbeat()).isTrue();
            log.send(correction.getLast());

            List<Watching.Event> told = watching.next(4);
            assertThat(told)
                    .extracting(Watching.Event::line)
                    .containsExactly(
                            "3.0 statement-recorded",
                            "4.0 statement-recorded",
                            "4.1 stance-changed",
                            "4.2 stance-changed");
            assertThat(told.get(2).data().get("cause").asString()).isEqualTo("CORRECTED");
        }
    }

    @Test
    void whoComesBackMissesNothingAndHearsNothingTwice() {
        begun();
        for (int i = 1; i <= 9; i++) {
            log.say("2025-03-0" + i, i % 2 == 0 ? declined(FRANCE) : open(FRANCE));
        }
        service.at(10);
        List<String> all;
        try (Watching watching = Watching.of(service, LIVE + "?after=0")) {
            all = watching.next(1 + 9 * 2).stream().map(Watching.Event::line).toList();
        }
        assertThat(all).doesNotHaveDuplicates().doesNotContain("");
        for (int i = 0; i < all.size() - 1; i++) {
            String id = all.get(i).substring(0, all.get(i).indexOf(' '));
            try (Watching watching = Watching.of(service, LIVE + "?after=0", "Last-Event-ID", id)) {
                assertThat(watching.next().line()).isEqualTo(all.get(i + 1));
            }
        }

        service.close();
        service = Service.on(log, database).at(10);
        try (Watching watching = Watching.of(service, LIVE + "?after=0")) {
            assertThat(watching.next(all.size()))
                    .extracting(Watching.Event::line)
                    .isEqualTo(all);
        }
    }

    @Test
    void nothingIsToldTwiceBecauseTheProjectionWasRebuilt() {
        begun();
        try (Watching watching = Watching.of(service, LIVE + "?after=0")) {
            log.say("2025-03-01", supports(FRANCE));
            assertThat(watching.next(3))
                    .extracting(Watching.Event::line)
                    .containsExactly("1.0 statement-recorded", "2.0 statement-recorded", "2.1 stance-changed");

            assertThat(service.post("/projection/rebuild")).isEqualTo(202);
            assertThat(Await.until(
                            Duration.ofSeconds(20),
                            () -> service.ask("/projection").has("lastRebuild")))
                    .isTrue();
            log.say("2025-03-02", declined(FRANCE));

            assertThat(watching.next(2))
                    .extracting(Watching.Event::line)
                    .containsExactly("3.0 statement-recorded", "3.1 stance-changed");
        }
    }

    @Test
    void aWatcherHearsOnlyWhatItAskedFor() {
        begun();
        log.say("2025-03-01", supports(FRANCE));
        log.say("2025-03-02", supports(GERMANY));
        log.say("2025-03-03", declined(GERMANY));
        service.at(4);
        assertThat(first(LIVE + "?after=0&participant=DE")).isEqualTo("3.0 statement-recorded");
        assertThat(first(LIVE + "?after=0&direction=DOWN")).isEqualTo("4.1 stance-changed");
        assertThat(first(LIVE + "?after=0&kind=TROOPS&participant=FR")).isEqualTo("2.0 statement-recorded");
    }

    private String first(String path) {
        try (Watching watching = Watching.of(service, path)) {
            return watching.next().line();
        }
    }

    @Test
    void aQuietStreamShowsThatItLives() {
        begun();
        try (Watching watching = Watching.of(service, LIVE)) {
            assertThat(watching.nextHeartbeat()).isTrue();
            assertThat(watching.nextHeartbeat()).isTrue();
        }
    }

    @Test
    void theServiceEndsThoughSomeoneIsWatching() {
        begun();
        try (Watching watching = Watching.of(service, LIVE)) {
            long before = System.nanoTime();
            service.close();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
            assertThat(watching).isNotNull();
        }
    }

    @Test
    void whatCannotBeWatchedIsRefused() {
        begun();
        service.refusal("/coalitions/unknown/live", 404);
        service.refusal(LIVE + "?participant=" + POLAND, 404);
        service.refusal(LIVE + "?after=x", 400);
        service.refusal(LIVE + "?known=@1", 400);
        JsonNode problem = service.refusal(LIVE + "?direction=SIDEWAYS", 400);
        assertThat(problem.get("errors").get(0).get("message").asString()).isEqualTo("must be one of UP, DOWN");
    }
}
