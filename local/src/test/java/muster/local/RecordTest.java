package muster.local;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Recording through the page's form. */
@ExtendWith(Dashboard.Shown.class)
class RecordTest {

    @Test
    void whatIsRecordedInTheFormMovesAtASecondWatcher(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Recorded by hand");
        dashboard.record(coalition, "JoinCoalition", "\"participant\":\"DE\"");
        try (var watcher = dashboard.open("?coalition=" + coalition);
                var page = dashboard.open("?coalition=" + coalition)) {
            assertThat(watcher.locator("#live[data-state=live]")).isVisible();
            watcher.evaluate("window.notReloaded = true");
            page.locator("#record-link").click();
            page.locator("#command").selectOption("DeclineParticipation");
            page.locator("form[data-command=DeclineParticipation]").waitFor();
            fill(page, "2025-10-20");
            assertThat(page.locator("[data-effect=changed]")).containsText("Germany · Troops");
            assertThat(page.locator("[data-effect=changed]")).containsText("Declined");
            page.locator("#record").click();
            assertThat(page.locator("#recorded")).containsText("Recorded at log");
            assertThat(page.locator("#recorded h2")).isFocused();
            page.locator("#another").click();
            assertThat(page.locator(".record > h2")).isFocused();

            assertThat(watcher.locator("[data-cell='DE/TROOPS']")).hasAttribute("data-stance", "DECLINED");
            assertThat(watcher.evaluate("window.notReloaded")).isEqualTo(true);
        }
    }

    private static void fill(Page page, String day) {
        page.locator("select[name=participant]").selectOption("DE");
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Troops"))
                .check();
        page.locator("input[name=announcedAt]").fill(day);
        page.locator("input[name=publisher]").fill("Example Press");
        page.locator("input[name=publishedOn]").fill("2025-10-20");
    }

    @Test
    void onANarrowScreenWhatItWouldChangeIsReadBeforeTheButton(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Read before it is sent");
        var address = "?coalition=" + coalition + "&view=record&command=DeclineParticipation";
        try (var page = dashboard.open(address, Dashboard.Reader.ENGLISH.narrow())) {
            fill(page, "2025-10-20");
            assertThat(page.locator("[data-effect=changed]")).isVisible();
            var effect = page.locator(".foresight").boundingBox();
            assertThat(effect.y + effect.height)
                    .isLessThan(page.locator("#record").boundingBox().y);
            page.locator(".foresight summary").focus();
            page.keyboard().press("Tab");
            assertThat(page.locator("#record")).isFocused();
        }
    }

    @Test
    void aRefusalIsExplainedAtItsField(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Refused by hand");
        dashboard.record(coalition, "PledgeTroops", "\"participant\":\"FR\",\"pledgeId\":\"taken\"");
        try (var page = dashboard.open("?coalition=" + coalition + "&view=record&command=DeclineParticipation")) {
            fill(page, "2099-01-01");
            assertThat(page.locator("[data-field=announcedAt] .wrong")).containsText("future");
            assertThat(page.locator("input[name=announcedAt]")).hasAttribute("aria-invalid", "true");

            page.locator("#command").selectOption("PledgeTroops");
            page.locator("input[name=pledgeId]").fill("taken");
            page.locator("select[name=participant]").selectOption("FR");
            page.locator("input[name=announcedAt]").fill("2025-10-20");
            page.locator("input[name=publisher]").fill("Example Press");
            page.locator("input[name=publishedOn]").fill("2025-10-20");
            assertThat(page.locator("[data-field=pledgeId] .wrong")).containsText("already");
            page.locator("input[name=pledgeId]").fill("free");
            assertThat(page.locator("[data-field=pledgeId] .wrong")).isHidden();
            assertThat(page.locator("[data-effect]")).not().hasAttribute("data-effect", "refused");
        }
    }

    @Test
    void aStatementIsCorrectedAndRetractedWithAReason(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Mended by hand");
        dashboard.record(coalition, "JoinCoalition", "\"participant\":\"FR\"");
        dashboard.record(coalition, "VoiceOpposition", "\"participant\":\"FR\",\"kinds\":[\"AIR\"]");
        try (var page = dashboard.open("?coalition=" + coalition + "&why=FR/AIR")) {
            page.locator("#why [data-focus^='Correct:']").first().click();
            page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Air"))
                    .uncheck();
            page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Naval"))
                    .check();
            page.locator("[data-field=reason] textarea").fill("It was at sea");
            page.locator("#record").click();
            page.locator("#recorded a").click();
            assertThat(page.locator("[data-cell='FR/NAVAL']")).hasAttribute("data-stance", "OPPOSED");
            assertThat(page.locator("[data-cell='FR/AIR']")).hasAttribute("data-stance", "UNDECLARED");

            page.locator("#why [data-focus^='Retract:']").first().click();
            page.locator("[data-field=reason] textarea").fill("Nobody said so");
            page.locator("#record").click();
            assertThat(page.locator("#recorded")).isVisible();

            page.locator("#another").click();
            assertThat(page.locator("form[data-command=VoiceSupport]")).isVisible();
            page.navigate(dashboard.product().page() + "?coalition=" + coalition);
            assertThat(page.locator("[data-cell='FR/NAVAL']")).hasAttribute("data-stance", "UNDECLARED");
        }
    }

    @Test
    void anotherIsRecordedOnTheSameEvidenceUnderAFreeName(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("One after the other");
        try (var page = dashboard.open("?coalition=" + coalition + "&view=record&command=PledgeTroops")) {
            sayOfFrance(page, "fr-troops-1");
            page.locator("#record").click();
            page.locator("#another").click();
            assertThat(page.locator("input[name=pledgeId]")).hasValue("");
            assertThat(page.locator("input[name=publisher]")).hasValue("Example Press");
            page.locator("select[name=participant]").selectOption("FR");
            page.locator("input[name=pledgeId]").focus();
            assertThat(page.locator("datalist option[value=fr-troops-2]")).isAttached();
        }
    }

    private static void sayOfFrance(Page page, String pledge) {
        page.locator("select[name=participant]").selectOption("FR");
        page.locator("input[name=pledgeId]").fill(pledge);
        page.locator("input[name=announcedAt]").fill("2025-11-16");
        page.locator("input[name=publisher]").fill("Example Press");
        page.locator("input[name=publishedOn]").fill("2025-11-16");
    }

    @Test
    void anAmendmentTakesAwayWhatAPledgeSaidAndItsCorrectionStillDoes(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Cleared by hand");
        dashboard.record(
                coalition,
                "PledgeTroops",
                "\"participant\":\"FR\",\"pledgeId\":\"fr-1\",\"headcount\":{\"min\":2000},\"area\":\"in the west\",\"conditions\":[{\"anyOf\":[\"CEASEFIRE\"]}]");
        try (var page = dashboard.open("?coalition=" + coalition + "&view=record&command=AmendPledge")) {
            sayOfFrance(page, "fr-1");
            page.locator("[data-field=area] input[name=area]").fill("in the east");
            for (var field : List.of("headcount", "area", "conditions")) {
                page.locator("[data-clears=" + field + "]").check();
            }
            assertThat(page.locator("input[name=area]")).isDisabled();
            assertThat(page.locator("[data-effect=changed]")).containsText("Pledged");
            page.locator("[data-clears=headcount]").uncheck();
            page.locator("#record").click();
            page.locator("#recorded a").click();
            assertThat(page.locator("#why dl")).containsText("no longer said");
            assertThat(pledge(dashboard, coalition).path("area").isString()).isFalse();
            assertThat(pledge(dashboard, coalition).at("/headcount/min").intValue())
                    .isEqualTo(2000);

            page.locator("#why [data-focus^='Correct:']").first().click();
            page.locator("[data-clears=conditions]").uncheck();
            assertThat(page.locator("[data-clears=area]")).isChecked();
            page.locator("[data-field=reason] textarea").fill("They still wait");
            page.locator("#record").click();
            assertThat(page.locator("#recorded")).isVisible();
            page.navigate(dashboard.product().page() + "?coalition=" + coalition);
            assertThat(page.locator("[data-cell='FR/TROOPS']")).hasAttribute("data-stance", "PLEDGED_CONDITIONALLY");
            assertThat(pledge(dashboard, coalition).path("area").isString()).isFalse();
        }
    }

    private static JsonNode pledge(Dashboard dashboard, String coalition) throws Exception {
        return dashboard
                .product()
                .ask("coalitions/" + coalition + "/pledges")
                .get("pledges")
                .get(0);
    }

    @Test
    void whatIsSentAgainAfterALostConnectionIsRecordedOnce(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Sent twice");
        try (var page = dashboard.open("?coalition=" + coalition + "&view=record&command=DeclineParticipation")) {
            fill(page, "2025-10-20");
            var sent = new AtomicInteger();
            page.route("**/commands", route -> {
                if (sent.incrementAndGet() == 1 && route.request().method().equals("POST")) {
                    route.fetch();
                    route.abort();
                } else {
                    route.resume();
                }
            });
            page.locator("#record").click();
            assertThat(page.locator("form .wrong[role=alert]")).containsText("not be recorded twice");
            page.locator("#record").click();
            assertThat(page.locator("#recorded")).containsText("recorded before");
            var statements =
                    dashboard.product().ask("coalitions/" + coalition + "/statements?type=ParticipationDeclined");
            assertThat(statements.get("statements")).hasSize(1);
        }
    }

    @Test
    void whatTheReaderLookedAtFillsInOnlyWhatTheCommandAsksFor(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Looked at by kind");
        try (var page = dashboard.open(
                "?coalition=" + coalition + "&view=record&command=DeclineParticipation&participant=DE&kind=TROOPS")) {
            fill(page, "2025-10-20");
            assertThat(page.locator("[data-effect=changed]")).containsText("Germany · Troops");
        }
    }

    @Test
    void enterInAFieldRecordsNothing(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Entered");
        try (var page = dashboard.open("?coalition=" + coalition + "&view=record&command=DeclineParticipation")) {
            fill(page, "2025-10-20");
            var sent = new AtomicInteger();
            page.onRequest(request -> sent.addAndGet(request.url().endsWith("/commands") ? 1 : 0));
            page.locator("input[name=publisher]").press("Enter");
            // What Enter had sent would have been on its way before the answer to this.
            page.locator("input[name=publisher]").fill("Another Press");
            page.waitForResponse(
                    "**/preview", () -> page.locator("input[name=publisher]").fill("Example Press"));
            assertThat(sent).hasValue(0);
        }
    }

    @Test
    void whatWasEnteredStaysWhenAnotherCommandIsChosen(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Chosen anew");
        try (var page = dashboard.open("?coalition=" + coalition + "&view=record&command=DeclineParticipation")) {
            fill(page, "2025-10-20");
            page.locator("#command").selectOption("VoiceOpposition");
            assertThat(page.locator("input[name=publisher]")).hasValue("Example Press");
            assertThat(page.locator("[data-effect=changed]")).containsText("Opposed");
        }
    }
}
