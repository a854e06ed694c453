package muster.local;

import java.util.concurrent.atomic.AtomicInteger;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
            page.navigate(dashboard.product().page() + "?coalition=" + coalition);
            assertThat(page.locator("[data-cell='FR/NAVAL']")).hasAttribute("data-stance", "UNDECLARED");
        }
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
