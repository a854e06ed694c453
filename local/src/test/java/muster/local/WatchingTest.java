package muster.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import muster.foundation.Await;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The page of somebody who keeps it open all day: what moves is told, what is held stays still, and nothing is missed. */
@ExtendWith(Dashboard.Shown.class)
class WatchingTest {

    private static final String POLAND_OPPOSES = "\"participant\":\"PL\",\"kinds\":[\"TROOPS\"]";
    private static final String GERMANY_DECLINES = "\"participant\":\"DE\",\"kinds\":[\"TROOPS\",\"AIR\"]";
    private static final String FRANCE_SUPPORTS = "\"participant\":\"FR\",\"kinds\":[\"TROOPS\"]";

    /** Takes down the notifications that a browser without a screen would not show, and the stream, so that it can be cut. */
    private static final String NOTEBOOK = """
            window.told = [];
            window.Notification = class {
              constructor(title, { body, tag }) { this.close = () => {}; window.told.push({ title, body, tag, notification: this }); }
              static permission = 'default';
              static requestPermission = async () => (this.permission = 'granted');
            };
            window.EventSource = class extends EventSource {
              constructor(address) { super(address); window.stream = this; }
            };
            Object.defineProperty(document, 'hidden', { get: () => Boolean(window.isAway) });
            """;

    @Test
    void whatIsRecordedReachesASecondWatcherWithDirectionAndCause(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Watched by two");
        dashboard.record(coalition, "PledgeTroops", pledge("FR", "p-1", "CEASEFIRE"));
        var first = watch(dashboard, coalition);
        var second = watch(dashboard, coalition);
        second.evaluate("window.notReloaded = true");

        dashboard.record(coalition, "DeclareConditionMet", "\"condition\":\"CEASEFIRE\"");
        long declined = dashboard.record(coalition, "DeclineParticipation", GERMANY_DECLINES);

        for (var page : List.of(first, second)) {
            assertThat(line(page, declined).locator(".change")).hasCount(2);
            assertThat(line(page, declined).locator(".change[data-way=DOWN]").first())
                    .containsText("Declined");
            assertThat(line(page, declined).locator("[data-cause=SAID]").first())
                    .hasText("said");
            assertThat(line(page, declined - 1).locator(".change[data-way=UP]")).containsText("Pledged");
            assertThat(line(page, declined - 1).locator("[data-cause=TRIGGERED]"))
                    .hasText("by a condition");
            assertThat(page.locator("[data-cell='DE/TROOPS']")).hasAttribute("data-stance", "DECLINED");
        }
        assertThat(second.evaluate("window.notReloaded")).isEqualTo(true);
        line(second, declined).locator(".change a").first().click();
        assertThat(second.locator("#why-title")).containsText("Germany");
        close(first, second);
    }

    @Test
    void aPausedPageStaysAsItIsUntilItIsLetGoOn(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Held still");
        dashboard.record(coalition, "VoiceSupport", FRANCE_SUPPORTS);
        var page = watch(dashboard, coalition);
        page.locator("#pause").click();
        assertThat(page.locator("#live")).hasAttribute("data-state", "paused");
        assertThat(page.locator("#notice")).containsText("Paused · as known at log");
        int lines = page.locator("#feed li").count();

        dashboard.record(coalition, "VoiceOpposition", POLAND_OPPOSES);
        dashboard.record(coalition, "DeclineParticipation", GERMANY_DECLINES);

        assertThat(page.locator("#pause")).containsText("2 waiting");
        var asked = page.waitForRequest(
                Pattern.compile("/meetings"),
                () -> page.locator("[data-tab=meetings]").click());
        assertThat(asked.url()).as("asked as of when it was held").contains("known=");
        page.locator("[data-tab=matrix]").click();
        assertThat(page.locator("[data-cell='FR/TROOPS']")).hasAttribute("data-stance", "SUPPORTIVE");
        assertThat(page.locator("[data-cell='PL/TROOPS']")).hasCount(0);
        assertThat(page.locator("#feed li")).hasCount(lines);

        page.locator("#pause").click();
        assertThat(page.locator("[data-cell='PL/TROOPS']")).hasAttribute("data-stance", "OPPOSED");
        assertThat(page.locator("#feed li")).hasCount(lines + 2);
        assertThat(page.locator("#live")).hasAttribute("data-state", "live");
        assertThat(page.locator("#notice")).containsText("The latest");
        close(page);
    }

    @Test
    void whoWatchesForDownwardMovesIsToldOfTheseAlone(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Watched closely");
        var page = watch(dashboard, coalition);
        page.locator(".watch summary").click();
        page.locator("[data-watch=down]").check();
        page.locator("[data-watch=notify]").check();
        page.evaluate("window.isAway = true");

        long supported = dashboard.record(coalition, "VoiceSupport", FRANCE_SUPPORTS);
        long declined = dashboard.record(coalition, "DeclineParticipation", GERMANY_DECLINES);

        assertThat(line(page, declined)).hasAttribute("data-watched", "true");
        assertThat(line(page, supported)).hasAttribute("data-watched", "false");
        assertThat(page).hasTitle(Pattern.compile("^\\(2\\) Watched closely"));
        assertThat(Await.until(
                        Duration.ofSeconds(10),
                        () -> !page.evaluate("window.told.length").equals(0)))
                .isTrue();
        assertThat(page.evaluate("window.told.length")).as("one for the burst").isEqualTo(1);
        assertThat((String) page.evaluate("window.told[0].body"))
                .contains("Germany, Troops", "Germany, Air")
                .doesNotContain("France");

        page.evaluate(
                "window.isAway = false; document.dispatchEvent(new Event('visibilitychange')); window.told[0].notification.onclick()");
        assertThat(page).hasTitle(Pattern.compile("^Watched closely"));
        assertThat(page.locator("#why-title")).containsText("Germany");

        page.locator("[data-watch=only]").check();
        assertThat(page.locator("#feed li")).hasCount(1);
        page.reload();
        assertThat(page.locator("#feed li")).hasCount(1);
        close(page);
    }

    @Test
    void whatIsWatchedForIsMadeAFeedAndAWebhookThatMayNotBeIsRefusedAtItsField(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Told elsewhere");
        dashboard.record(coalition, "VoiceSupport", FRANCE_SUPPORTS);
        var page = watch(dashboard, coalition);
        page.locator(".watch summary").click();
        page.locator("#watch-url").fill("https://hooks.example.com/");
        page.locator("[data-watch=down]").check();
        assertThat(page.locator("#watch-url")).hasValue("https://hooks.example.com/");
        page.locator("#subscribe").click();
        assertThat(page.locator("#watch-url-wrong")).containsText("muster.watch.allow=hooks.example.com");
        assertThat(page.locator("#watch-url")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#watch-url")).isFocused();

        page.locator("#watch-url").fill("");
        page.locator("#subscribe").click();
        var feed = page.locator("[data-take=watch-feed]");
        assertThat(feed).hasValue(Pattern.compile("/watches/[\\w-]{32}/changes\\.atom$"));
        assertThat(page.locator("#watch-url-wrong")).isEmpty();
        assertThat(page.locator("[data-take=watch-secret]")).hasCount(0);
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .isEmpty();

        dashboard.record(coalition, "DeclineParticipation", GERMANY_DECLINES);
        assertThat(dashboard
                        .product()
                        .text(feed.inputValue()
                                .substring(dashboard.product().page().length())))
                .contains("Germany, troops: undeclared → declined")
                .doesNotContain("France, ");
        close(page);
    }

    @Test
    void whatWasRecordedWhileCutOffIsThereAfterwardsOnceEach(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Cut off");
        dashboard.record(coalition, "VoiceSupport", FRANCE_SUPPORTS);
        var page = watch(dashboard, coalition);
        page.context().route("**/live?*", route -> route.abort());
        page.context().setOffline(true);
        page.evaluate("window.stream.close(); window.stream.dispatchEvent(new Event('error'))");
        assertThat(page.locator("#live")).hasAttribute("data-state", "offline");
        assertThat(page.locator("#live")).containsText("last seen");
        assertThat(page.locator("#news")).containsText("no network");

        var pledges = IntStream.range(0, 5).mapToObj(n -> "N-" + n).toList();
        for (var pledge : pledges) {
            dashboard.record(coalition, "PledgeTroops", pledge("NO", pledge, "CEASEFIRE"));
        }
        assertThat(page.locator("#feed li", having("Norway"))).hasCount(0);
        page.context().unroute("**/live?*");
        page.context().setOffline(false);

        assertThat(page.locator("#live")).hasAttribute("data-state", "live");
        assertThat(page.locator("[data-cell='NO/TROOPS']")).hasAttribute("data-stance", "PLEDGED_CONDITIONALLY");
        assertThat(page.locator("#feed li", having("Norway"))).hasCount(pledges.size());
        assertThat(
                        page.evaluate(
                                "new Set([...document.querySelectorAll('#feed li')].map((line) => line.dataset.position)).size"))
                .isEqualTo(page.locator("#feed li").count());
        close(page);
    }

    @Test
    void cutOffWhatWasReadCanStillBeReadAndNothingIsCountedThatIsNotThere(Dashboard dashboard) {
        try (var page = dashboard.open("?coalition=willing-ukraine")) {
            var germany = page.locator("[data-cell='DE/TROOPS']");
            assertThat(germany).hasAttribute("data-stance", "DECLINED");
            page.evaluate("import('/views/meetings.js')");
            var figures = page.locator("[data-figure=participants]");
            var counted = figures.textContent();
            page.context().setOffline(true);
            page.locator("[data-tab=meetings]").click();
            assertThat(page.locator("#view [role=alert]")).containsText("cannot be reached");
            assertThat(figures).hasText(counted);
            page.locator("[data-tab=matrix]").click();
            assertThat(germany).isVisible();
            assertThat(page.locator("#notice [role=alert]")).containsText("cannot be reached");
            page.goBack();
            page.goBack();
            assertThat(germany).isVisible();
            page.context().setOffline(false);
            assertThat(page.locator("#notice [role=alert]")).hasCount(0);
        }
    }

    @Test
    void whatIsAwaitedIsNotTakenForWhatIsShown(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Slow to come");
        try (var page = dashboard.open("?coalition=willing-ukraine")) {
            assertThat(page.locator("#figures strong")).not().hasCount(0);
            assertThat(page.locator("#coalition option[value='%s']".formatted(coalition)))
                    .hasCount(1);
            List<Route> held = new ArrayList<>();
            page.route(Pattern.compile("/coalitions/"), held::add);
            page.locator("[data-tab=meetings]").click();
            assertThat(page.locator("#view")).hasAttribute("aria-busy", "true");
            assertThat(page.locator("#notice .loading")).isVisible();
            page.locator("#coalition").selectOption(coalition);
            assertThat(page.locator("#view .skeleton")).isVisible();
            assertThat(page.locator("#figures")).hasText(Pattern.compile("^\\s*$"));
            page.unroute(Pattern.compile("/coalitions/"));
            held.stream()
                    .filter(route -> route.request().url().contains(coalition))
                    .forEach(Route::resume);
            assertThat(page.locator("#view")).hasAttribute("aria-busy", "false");
            assertThat(page.locator("#view")).containsText("No meeting is on record here.");
        }
    }

    private static String pledge(String participant, String id, String condition) {
        return "\"participant\":\"%s\",\"pledgeId\":\"%s\",\"conditions\":[{\"anyOf\":[\"%s\"]}]"
                .formatted(participant, id, condition);
    }

    /** A page that follows the coalition, with a pointer that rests elsewhere than on the list. */
    private static Page watch(Dashboard dashboard, String coalition) {
        var page = dashboard.open("?coalition=" + coalition);
        BrowserContext context = page.context();
        context.addInitScript(NOTEBOOK);
        page.reload();
        page.mouse().move(1, 1);
        assertThat(page.locator("#live")).hasAttribute("data-state", "live");
        return page;
    }

    private static Locator line(Page page, long position) {
        return page.locator("#feed li[data-position='" + position + "']");
    }

    private static Page.LocatorOptions having(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static void close(Page... pages) {
        for (var page : pages) {
            page.context().close();
        }
    }
}
