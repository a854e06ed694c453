package muster.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The timeline and the claims over time, as a reader looks at them. */
@ExtendWith(Dashboard.Shown.class)
class TimelineTest {

    private static final String FRANCE = "\"participant\":\"FR\",\"kinds\":[\"TROOPS\"]";
    private static final String GERMANY = "\"participant\":\"DE\",\"kinds\":[\"TROOPS\"]";

    @Test
    void whatStoodAndWhatWasSaidAreSeenAndLeadToTheirSource(Dashboard dashboard) {
        try (var page = dashboard.open("?coalition=willing-ukraine&view=timeline&participant=DE")) {
            var declined = page.locator("[data-track='DE/TROOPS'] .band");
            assertThat(declined).hasAttribute("data-stance", "DECLINED");
            assertThat(declined).hasAttribute("aria-label", "Germany · Troops: Declined, since 20 Oct 2025 or before");
            assertThat(page.locator("[data-track='DE/NAVAL'] .said")).hasAttribute("data-vague", "true");
            assertThat(page.locator("[data-track='DE/SANCTIONS'] .said")).hasAttribute("data-vague", "false");
            declined.click();
            assertThat(page.locator("#why")).containsText("Bild");
            page.keyboard().press("Escape");
            page.locator("[data-track='DE/NAVAL'] .said").click();
            assertThat(page.locator("#why")).containsText("Expressed reservations");
        }
    }

    @Test
    void aKindHasARowForEachParticipantAndNoChoiceOneForEachCell(Dashboard dashboard) {
        try (var page = dashboard.open("?coalition=willing-ukraine&view=timeline&kind=TROOPS")) {
            assertThat(page.locator("[data-track]")).hasCount(7);
            assertThat(page.locator("[data-track='HU/TROOPS'] .band")).hasAttribute("data-stance", "OPPOSED");
            page.locator("#kind").selectOption("");
            assertThat(page.locator("[data-track]")).hasCount(16);
            page.locator(".tracks h3 a", new Page.LocatorOptions().setHasText("Poland"))
                    .click();
            assertThat(page.locator("[data-track]")).hasCount(2);
            assertThat(page.locator(".told").first()).containsText("since 17 Aug 2025 or before");
        }
    }

    @Test
    void whatIsContestedLateOrChangedLooksSo(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Changed its mind");
        said(dashboard, coalition, "VoiceSupport", "2025-03", FRANCE);
        said(dashboard, coalition, "DeclineParticipation", "2025-10-20", FRANCE);
        var decline = statements(dashboard, coalition).getLast();
        said(
                dashboard,
                coalition,
                "DisputeStatement",
                "2025-10-21",
                "\"statementId\":\"%s\",\"counterclaim\":\"It did not\"".formatted(decline));
        long late = said(dashboard, coalition, "ExpressReservation", "2025-06-01", FRANCE);

        try (var page = dashboard.open("?coalition=%s&view=timeline&participant=FR".formatted(coalition))) {
            assertThat(page.locator(".said")).hasCount(3);
            assertThat(page.locator("[data-said='%s']".formatted(decline))).hasAttribute("data-contested", "true");
            assertThat(page.locator(".band[data-stance=DECLINED]")).hasAttribute("data-contested", "true");
            assertThat(page.locator(".band[data-stance=RESERVED]")).hasAttribute("data-contested", "false");
            assertThat(page.locator(".said[data-late=true]"))
                    .hasAttribute("aria-label", Pattern.compile("Expressed reservations.*recorded after"));
            assertThat(page.locator(".track .ghost")).hasAttribute("data-stance", "SUPPORTIVE");
            assertThat(page.locator(".believed"))
                    .containsText(
                            "Until log %d the record said: Supportive, 1 Jun 2025 to 20 Oct 2025".formatted(late));
            page.locator(".believed a").click();
            assertThat(page.locator("#why")).containsText("Expressed reservations");
        }
    }

    @Test
    void manyStatementsAreOneMarkThatLeadsNearer(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Talks a lot");
        List<String> documents = new ArrayList<>();
        documents.add(document(coalition, "VoiceSupport", "2023-01-01", FRANCE));
        for (int day = 10; day < 22; day++) {
            documents.add(document(coalition, "SignalOpenness", "2025-10-" + day, FRANCE));
        }
        dashboard.record(documents);

        try (var page = dashboard.open("?coalition=%s&view=timeline&participant=FR".formatted(coalition))) {
            assertThat(page.locator(".said.many")).containsText("12");
            page.locator(".said.many").click();
            assertThat(page).hasURL(Pattern.compile("span=2025-10-10..2025-10-21"));
            assertThat(page.locator(".said:not(.many)")).hasCount(12);
            page.goBack();
            assertThat(page.locator(".said.many")).containsText("12");
            page.locator("[data-zoom='30d']").click();
            assertThat(page.locator(".said")).hasCount(0);
            assertThat(page.locator(".band")).hasAttribute("data-stance", "CONSIDERING");
        }
    }

    @Test
    void arrowsWalkAlongARowThatIsOneStopOfTab(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Walked");
        said(dashboard, coalition, "VoiceSupport", "2025-03-01", FRANCE);
        said(dashboard, coalition, "SignalOpenness", "2025-08-01", FRANCE);

        try (var page = dashboard.open("?coalition=%s&view=timeline&kind=TROOPS".formatted(coalition))) {
            assertThat(page.locator(".track a[tabindex='0']")).hasCount(1);
            page.locator(".track a[tabindex='0']").focus();
            page.keyboard().press("ArrowLeft");
            assertThat(page.locator(".said:focus")).hasAttribute("aria-label", Pattern.compile("Signalled openness"));
            page.keyboard().press("Home");
            page.keyboard().press("Enter");
            assertThat(page.locator("#why")).containsText("Voiced support");
            page.keyboard().press("Escape");
            assertThat(page.locator(".said:focus")).hasAttribute("aria-label", Pattern.compile("Voiced support"));
        }
    }

    @Test
    void aClaimShowsWhoCouldBeNamedAndWhoWentAndWhy(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Claims ten");
        said(
                dashboard,
                coalition,
                "RecordCollectiveClaim",
                "2025-09-01",
                "\"claimId\":\"ten\",\"count\":10,\"unit\":\"COUNTRIES\",\"kinds\":[\"TROOPS\"]");
        said(dashboard, coalition, "PledgeTroops", "2025-08-01", "\"participant\":\"DE\",\"pledgeId\":\"de\"");
        said(dashboard, coalition, "PledgeTroops", "2025-09-04", "\"participant\":\"FR\",\"pledgeId\":\"fr\"");
        said(dashboard, coalition, "DeclineParticipation", "2025-10-20", GERMANY);

        try (var page = dashboard.open("?coalition=%s&view=claims".formatted(coalition))) {
            assertThat(page.locator("[data-chart=ten]")).hasAttribute("data-gap", "9");
            assertThat(page.locator("[data-chart=ten]")).hasAttribute("aria-label", "1 of 10 identified");
            assertThat(page.locator("[data-chart=ten] .gap")).hasText("9 unnamed");
            assertThat(page.locator("[data-chart=ten] .named")).hasCount(3);
            assertThat(page.locator(".steps li")).hasText(new String[] {
                "20 Oct 20252 → 1no longer Germany",
                "4 Sept 20251 → 2now also France",
                "1 Sept 20251when it was claimed, 1 could be named: Germany"
            });
            page.locator(".steps li").first().locator("a").click();
            assertThat(page.locator("#why")).containsText("Declined to take part");
        }
    }

    private static long said(Dashboard dashboard, String coalition, String command, String announcedAt, String fields)
            throws IOException, InterruptedException {
        return dashboard
                .record(List.of(document(coalition, command, announcedAt, fields)))
                .getLast();
    }

    /** Its evidence was published later than any of it was said. */
    private static String document(String coalition, String command, String announcedAt, String fields) {
        var announced = "\"announcedAt\":\"" + announcedAt + "\"";
        return Product.command(UUID.randomUUID(), coalition, command, "2025-11-15", fields)
                .replace("\"announcedAt\":\"2025-11-15\"", announced);
    }

    private static List<String> statements(Dashboard dashboard, String coalition)
            throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        dashboard
                .product()
                .ask("coalitions/" + coalition + "/statements")
                .get("statements")
                .forEach(statement -> ids.add(statement.get("id").stringValue()));
        return ids;
    }
}
