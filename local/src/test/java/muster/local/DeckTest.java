package muster.local;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The time deck, as a monitor and an auditor use it: sliders, steps, the lock, what-ifs, keys. */
@ExtendWith(Dashboard.Shown.class)
class DeckTest {

    private static final String FRANCE = "\"participant\":\"FR\",";
    private static final String SUPPORT = FRANCE + "\"kinds\":[\"TROOPS\"]";
    private static final String PLEDGE = FRANCE + "\"pledgeId\":\"fr-1\",\"conditions\":[{\"anyOf\":[\"CEASEFIRE\"]}]";
    private static final String FUNDS =
            "\"participant\":\"DE\",\"pledgeId\":\"de-1\",\"kind\":\"FUNDING\",\"conditions\":[{\"anyOf\":[\"US_BACKSTOP\"]}]";
    private static final String DECLINE = "\"participant\":\"PL\",\"kinds\":[\"TROOPS\"]";

    /** A coalition whose stances moved on four days, and the positions at which that was recorded. */
    private record History(String coalition, List<Long> positions) {

        static History of(Dashboard dashboard) throws Exception {
            var coalition = dashboard.newCoalition("Through time");
            return new History(
                    coalition,
                    dashboard.record(List.of(
                            said(coalition, "VoiceSupport", "2025-03-05", SUPPORT),
                            said(coalition, "PledgeTroops", "2025-09-04", PLEDGE),
                            said(coalition, "PledgeSupport", "2025-09-10", FUNDS),
                            said(coalition, "DeclineParticipation", "2025-10-20", DECLINE))));
        }

        String address(String more) {
            return "?coalition=" + coalition + more;
        }
    }

    private static String said(String coalition, String command, String day, String fields) {
        return Product.command(UUID.randomUUID(), coalition, command, day, fields);
    }

    private static void shows(Page page, String cell, String stance) {
        assertThat(page.locator("[data-cell='%s']".formatted(cell))).hasAttribute("data-stance", stance);
    }

    private static void isAt(Page page, String query) {
        assertThat(page).hasURL(Pattern.compile("\\?(.*&)?%s(&.*)?$".formatted(query)));
    }

    private static void isNow(Page page) {
        assertThat(page).hasURL(Pattern.compile("\\?coalition=[^&]*$"));
    }

    private static Locator slider(Page page, String time) {
        return page.locator("[data-slider=%s]".formatted(time));
    }

    @Test
    void slidingShowsTheDayIsOneStepForBackAndCanBeLeft(Dashboard dashboard) throws Exception {
        try (var page = dashboard.open(History.of(dashboard).address(""))) {
            shows(page, "FR/TROOPS", "PLEDGED_CONDITIONALLY");
            assertThat(slider(page, "at")).hasAttribute("aria-valuetext", "now");
            slider(page, "at").fill("1");
            shows(page, "FR/TROOPS", "SUPPORTIVE");
            isAt(page, "at=2025-03-05");
            assertThat(slider(page, "at")).hasAttribute("aria-valuetext", "5 Mar 2025");
            assertThat(page.locator("#notice")).containsText("As at 5 Mar 2025");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("ArrowRight");
            isAt(page, "at=2025-03-07");
            page.goBack();
            isNow(page);
            shows(page, "FR/TROOPS", "PLEDGED_CONDITIONALLY");
            page.goForward();
            isAt(page, "at=2025-03-07");
            page.locator("#now").click();
            isNow(page);
        }
    }

    @Test
    void aPositionShowsWhatWasKnownThenAndStaysSoWhateverIsRecordedLater(Dashboard dashboard) throws Exception {
        var history = History.of(dashboard);
        var third = "known=@" + history.positions().get(2);
        try (var page = dashboard.open(history.address(""))) {
            slider(page, "known").fill("3");
            isAt(page, third);
            assertThat(page.locator("[data-cell='PL/TROOPS']")).hasCount(0);
            assertThat(slider(page, "known")).hasAttribute("aria-valuetext", Pattern.compile("log \\d+, .* UTC"));
            dashboard.record(history.coalition(), "DeclineParticipation", SUPPORT);
            page.reload();
            shows(page, "FR/TROOPS", "PLEDGED_CONDITIONALLY");
            assertThat(page.locator("[data-cell='PL/TROOPS']")).hasCount(0);
            isAt(page, third);
        }
    }

    @Test
    void oneStepsFromChangeToChangeByKeyAndItPlaysToTheEnd(Dashboard dashboard) throws Exception {
        try (var page = dashboard.open(History.of(dashboard).address(""))) {
            assertThat(slider(page, "at")).isEnabled();
            page.keyboard().press("[");
            isAt(page, "at=2025-10-20");
            page.locator("#deck-previous").click();
            isAt(page, "at=2025-09-10");
            page.keyboard().press("]");
            isAt(page, "at=2025-10-20");
            page.locator("[name=without]").pressSequentially("[");
            isAt(page, "at=2025-10-20");
            page.locator("[name=without]").fill("");
            for (var day : List.of("2025-09-10", "2025-09-04", "2025-03-05")) {
                page.locator("#deck-previous").click();
                isAt(page, "at=" + day);
            }
            page.locator("#deck-play").click();
            assertThat(page.locator("#deck-play")).hasAttribute("aria-label", "Pause");
            assertThat(slider(page, "at")).hasAttribute("aria-valuetext", "now");
            assertThat(page.locator("#deck-play")).hasAttribute("aria-label", "Play");
        }
    }

    @Test
    void whoSlidesStopsThePlay(Dashboard dashboard) throws Exception {
        try (var page = dashboard.open(History.of(dashboard).address("&at=2025-03-05"))) {
            assertThat(slider(page, "at")).isEnabled();
            page.locator("#deck-play").click();
            assertThat(page.locator("#deck-play")).hasAttribute("aria-label", "Pause");
            slider(page, "at").fill("3");
            assertThat(page.locator("#deck-play")).hasAttribute("aria-label", "Play");
            isAt(page, "at=2025-03-07");
        }
    }

    @Test
    void tiedADayBoundsThePressWhereTheRecordIsYoungerAndElseTheRecord(Dashboard dashboard) throws Exception {
        var history = History.of(dashboard);
        try (var page = dashboard.open(history.address("&at=2025-09-04"))) {
            assertThat(slider(page, "at")).isEnabled();
            page.locator("#deck-lock").click();
            isAt(page, "at=2025-09-04&published=2025-09-04");
            assertThat(page.locator("#notice")).containsText("nothing was recorded by then");
            page.keyboard().press("]");
            isAt(page, "at=2025-09-10&published=2025-09-10");
            var later = page.locator("[data-time=at] > input");
            later.fill("2030-01-01");
            later.dispatchEvent("change");
            isAt(page, "at=2030-01-01&known=@" + history.positions().getLast());
            assertThat(page.locator("#notice")).containsText("what the record held by the end of that day");
        }
    }

    @Test
    void theLockIsInTheAddressAndBackUndoesIt(Dashboard dashboard) throws Exception {
        try (var page = dashboard.open(History.of(dashboard).address("&at=2025-09-04"))) {
            assertThat(slider(page, "at")).isEnabled();
            page.locator("#deck-lock").click();
            isAt(page, "published=2025-09-04&tied=true");
            page.reload();
            assertThat(page.locator("#deck-lock")).hasAttribute("aria-pressed", "true");
            assertThat(slider(page, "at")).isEnabled();
            page.keyboard().press("]");
            isAt(page, "at=2025-09-10&published=2025-09-10&tied=true");
            page.goBack();
            page.goBack();
            assertThat(page.locator("#deck-lock")).hasAttribute("aria-pressed", "false");
            isAt(page, "at=2025-09-04");
            assertThat(page.locator("#notice")).not().containsText("move together");
        }
    }

    @Test
    void whatIsAssumedTellsWhichPledgesFallDueAndWhichWaitOn(Dashboard dashboard) throws Exception {
        try (var page = dashboard.open(History.of(dashboard).address(""))) {
            page.locator("[name=assume][value=CEASEFIRE]").check();
            shows(page, "FR/TROOPS", "PLEDGED");
            assertThat(page.locator("#due"))
                    .hasText("1 pledge falls due: France (troops) · 1 still waits: Germany (funding)");
            page.locator("#due a").first().click();
            assertThat(page.locator("#why")).containsText("France");
        }
    }

    @Test
    void aListOfTheKeysIsAKeyAway(Dashboard dashboard) {
        try (var page = dashboard.open("?coalition=willing-ukraine&why=DE/TROOPS")) {
            assertThat(slider(page, "at")).isEnabled();
            page.keyboard().press("?");
            assertThat(page.locator("dialog#keys")).containsText("to the next change");
            page.keyboard().press("[");
            page.keyboard().press("Escape");
            assertThat(page.locator("dialog#keys")).hasCount(0);
            assertThat(page.locator("#why")).isVisible();
            isAt(page, "why=DE/TROOPS");
        }
    }

    @Test
    void aPublisherToLeaveOutIsOfferedByName(Dashboard dashboard) {
        try (var page = dashboard.open("?coalition=willing-ukraine")) {
            page.locator("[name=without]").focus();
            assertThat(page.locator("#sources option[value=Bild]")).hasCount(1);
        }
    }

    @Test
    void whatCannotBeMeantStaysInItsFieldAndTheViewWhereItIs(Dashboard dashboard) throws Exception {
        var history = History.of(dashboard);
        try (var page = dashboard.open(history.address(""))) {
            assertThat(slider(page, "known")).isEnabled();
            var field = page.locator("[data-time=known] > input");
            for (var typo : List.of("foo", "@-1", "2025-13-40", "2025-02-30", "@999999999")) {
                field.fill(typo);
                field.press("Enter");
                assertThat(field).hasValue(typo);
                isNow(page);
            }
            field.fill(String.valueOf(history.positions().getFirst()));
            field.press("Enter");
            isAt(page, "known=@" + history.positions().getFirst());
            assertThat(page.locator("[data-time=known] .shown"))
                    .containsText("@" + history.positions().getFirst());
            assertThat(page.locator("#notice")).not().containsText("The latest ·");
            assertThat(page.locator("[data-figure=last-change]")).hasCount(0);
        }
    }

    @Test
    void whoNamesAPublisherBeforeTheListOfThemHasComeLosesNeither(Dashboard dashboard) throws Exception {
        try (var page = dashboard.open("?coalition=willing-ukraine")) {
            List<String> errors = new ArrayList<>();
            page.onPageError(errors::add);
            var asked = Pattern.compile("/sources\\?|/sources$");
            List<Route> held = new ArrayList<>();
            page.route(asked, held::add);
            page.waitForRequest(asked, () -> page.locator("[name=without]").focus());
            page.locator("[name=without]").fill("Bild");
            page.keyboard().press("Enter");
            isAt(page, "without=Bild");
            assertThat(page.locator("#view")).hasAttribute("aria-busy", "false");
            held.forEach(Route::resume);
            assertThat(page.locator("#sources option[value=Bild]")).hasCount(1);
            assertThat(errors).isEmpty();
        }
    }

    @Test
    void fromAQuestionThatHasNoAnswerOneComesBackToTheSameCoalition(Dashboard dashboard) throws Exception {
        var history = History.of(dashboard);
        for (var wrong : List.of("&at=banana", "&minReliability=Z")) {
            try (var page = dashboard.open(history.address(wrong))) {
                assertThat(page.locator("#view [role=alert]")).isVisible();
                page.locator("#view [role=alert] a").click();
                shows(page, "FR/TROOPS", "PLEDGED_CONDITIONALLY");
                isAt(page, "coalition=" + history.coalition());
                isNow(page);
            }
        }
    }

    @Test
    void whoAsksForAnUnknownCoalitionIsOfferedThoseThatThereAre(Dashboard dashboard) {
        try (var page = dashboard.open("?coalition=nowhere-at-all&at=2025-10-20")) {
            page.locator("#view [role=alert] nav a").first().click();
            assertThat(page.locator("#view .matrix")).isVisible();
            isNow(page);
        }
    }
}
