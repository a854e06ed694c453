package muster.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import muster.browser.Chromium;
import muster.event.Recorded;
import muster.foundation.Await;
import muster.stance.Known;
import muster.stance.Question;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The whole way, as its users go it: real processes, a real browser, and parts that are killed. */
class ProductTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LocatorAssertions.HasAttributeOptions SOON =
            new LocatorAssertions.HasAttributeOptions().setTimeout(15_000);
    private static final String COALITION = "coalitions/willing-ukraine";

    @TempDir
    Path folder;

    @Test
    void aStrangerSeesWhoStandsWhereRecordsAPledgeAndFindsItAgainAfterARestart() throws Exception {
        var data = folder.resolve("data");
        long position;
        try (var muster = Product.start(data);
                var chromium = Chromium.start()) {
            var page = chromium.browser().newPage();
            page.navigate(muster.page());
            assertThat(page.locator("[data-cell='DE/TROOPS']")).hasAttribute("data-stance", "DECLINED", SOON);
            assertThat(page.locator("[data-cell='PL/TROOPS']")).hasAttribute("data-stance", "OPPOSED", SOON);
            assertThat(page.locator("[data-cell='PL/MATERIEL']")).hasAttribute("data-stance", "SUPPORTIVE", SOON);
            showsItsSources(page);
            changesWithoutReloading(page, muster);
            doesWhatItSaidItWould(muster);
            position = muster.log().size();
            assertThat(muster.launched().signalGroup("INT").exitStatus()).isZero();
        }
        try (var again = Product.start(data)) {
            assertThat(again.log()).hasSize((int) position);
            assertThat(again.ask(COALITION + "/stances?participant=FR&kind=TROOPS")
                            .get("stances")
                            .get(0)
                            .get("stance")
                            .stringValue())
                    .isEqualTo("PLEDGED_CONDITIONALLY");
        }
    }

    private static void showsItsSources(Page page) {
        page.locator("[data-cell='DE/TROOPS']").click();
        assertThat(page.locator("#why")).containsText("article 000");
        assertThat(page.locator("#why")).containsText("Bild");
        page.keyboard().press("Escape");
    }

    /** The README's own commands, one of which pledges troops. */
    private static void changesWithoutReloading(Page page, Product muster) throws Exception {
        page.evaluate("window.notReloaded = true");
        for (var command : Readme.curls()) {
            muster.runs(command);
        }
        assertThat(page.locator("[data-cell='FR/TROOPS']")).hasAttribute("data-stance", "PLEDGED_CONDITIONALLY", SOON);
        assertThat(page.locator("#feed li").first()).containsText("France");
        assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
    }

    private static void doesWhatItSaidItWould(Product muster) throws Exception {
        var document =
                Product.command(UUID.randomUUID(), "SignalOpenness", "\"participant\":\"JP\",\"kinds\":[\"FUNDING\"]");
        var preview = muster.preview(document);
        assertThat(preview.get("known").get("position").intValue())
                .isEqualTo(muster.log().size());
        var change = preview.get("changes").get(0);
        assertThat(change.get("after").stringValue()).isEqualTo("CONSIDERING");
        assertThat(muster.post(document)).contains(201);
        assertThat(Await.until(
                        PATIENCE,
                        () -> muster.applied() == change.get("position").longValue()))
                .isTrue();
        var stance = muster.ask(COALITION + "/stances?kind=FUNDING&participant=JP")
                .get("stances")
                .get(0);
        assertThat(stance.get("stance")).isEqualTo(change.get("after"));
        assertThat(stance.get("because")).isEqualTo(change.get("because"));
    }

    @Test
    void whateverIsKilledNothingAcknowledgedIsLostOrDoubledAndTheAnswersCatchUp() throws Exception {
        try (var muster = Product.start(folder.resolve("data"))) {
            var done = new AtomicBoolean();
            var acknowledged = new ArrayList<UUID>();
            var sender = CompletableFuture.runAsync(() -> sendUntil(done, muster, acknowledged));
            for (var part : List.of(
                    "run/command-service.pid",
                    "postgres/postgres.pid",
                    "kafka/kafka.pid",
                    "run/query-service.pid",
                    "run/command-service.pid")) {
                int before = acknowledgedBy(acknowledged);
                assertThat(Await.until(PATIENCE, () -> acknowledgedBy(acknowledged) > before + 20))
                        .as("commands are recorded before " + part + " is killed")
                        .isTrue();
                muster.launched()
                        .part(part)
                        .flatMap(ProcessHandle::of)
                        .orElseThrow()
                        .destroyForcibly();
            }
            int before = acknowledgedBy(acknowledged);
            assertThat(Await.until(PATIENCE, () -> acknowledgedBy(acknowledged) > before + 20))
                    .isTrue();
            done.set(true);
            sender.join();

            var log = muster.log();
            assertThat(log.stream().map(Recorded::position))
                    .containsExactlyElementsOf(
                            Stream.iterate(1L, n -> n + 1).limit(log.size()).toList());
            var recorded = log.stream().map(Recorded::commandId).toList();
            assertThat(recorded).doesNotHaveDuplicates().containsAll(acknowledged);
            answersAreTheFoldOf(log, muster);
        }
    }

    private static int acknowledgedBy(List<UUID> acknowledged) {
        synchronized (acknowledged) {
            return acknowledged.size();
        }
    }

    /** Sends each command until it is acknowledged, as a careful client does. */
    private static void sendUntil(AtomicBoolean done, Product muster, List<UUID> acknowledged) {
        try {
            for (int number = 0; !done.get(); number++) {
                var id = UUID.randomUUID();
                var fields = "\"participant\":\"%s\",\"kinds\":[\"%s\"]"
                        .formatted(number % 2 == 0 ? "SE" : "NO", number % 3 == 0 ? "NAVAL" : "AIR");
                var name = number % 5 == 0 ? "DeclineParticipation" : "SignalOpenness";
                while (muster.post(Product.command(id, name, fields))
                        .filter(status -> status < 300)
                        .isEmpty()) {
                    Await.until(Duration.ofMillis(100), () -> false);
                }
                synchronized (acknowledged) {
                    acknowledged.add(id);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answersAreTheFoldOf(List<Recorded> log, Product muster) throws Exception {
        assertThat(Await.until(PATIENCE, () -> muster.applied() == log.size())).isTrue();
        Map<String, String> fold = new HashMap<>();
        Known.at(log.size(), log)
                .standings(Question.LATEST)
                .forEach(standing ->
                        fold.put(standing.cell().toString(), standing.stance().name()));
        Map<String, String> answered = new HashMap<>();
        for (var stance : muster.ask(COALITION + "/stances").get("stances")) {
            answered.put(
                    "Cell[participant=%s, kind=%s]"
                            .formatted(
                                    stance.get("participant").stringValue(),
                                    stance.get("kind").stringValue()),
                    stance.get("stance").stringValue());
        }
        assertThat(answered).isEqualTo(fold).isNotEmpty();
    }
}
