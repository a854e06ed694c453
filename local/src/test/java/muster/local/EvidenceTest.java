package muster.local;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** What the page says of a stance, a statement or the coalition, and who says so. */
@ExtendWith(Dashboard.Shown.class)
class EvidenceTest {

    private static final String GERMANY = "\"participant\":\"DE\",\"kinds\":[\"TROOPS\"]";

    @Test
    void whatAPledgeWaitsForIsSaidAsItWasPledged(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Waits for either");
        said(
                dashboard,
                coalition,
                "PledgeTroops",
                "2025-09-04",
                "\"participant\":\"FR\",\"pledgeId\":\"fr\",\"conditions\":[{\"anyOf\":[\"CEASEFIRE\",\"PEACE_AGREEMENT\"]},{\"anyOf\":[\"US_BACKSTOP\"]},{\"anyOf\":[\"LEGAL_FRAMEWORK\"]}]");
        said(dashboard, coalition, "DeclareConditionMet", "2025-09-05", "\"condition\":\"LEGAL_FRAMEWORK\"");

        try (var page = dashboard.open("?coalition=%s&why=FR/TROOPS".formatted(coalition))) {
            assertThat(page.locator("#why .pledge strong"))
                    .hasText("waits for (ceasefire or peace agreement) and US backstop");
            assertThat(page.locator("[data-figure=waiting] .beside"))
                    .hasText("1 for ceasefire or peace agreement · 1 for US backstop");
            page.navigate(dashboard.product().page() + "?view=dossier&participant=FR&coalition=" + coalition);
            assertThat(page.locator("[data-pledge=fr] td").nth(2))
                    .hasText("(ceasefire or peace agreement) and US backstop");
        }
    }

    @Test
    void thePastKnowsNothingOfWhatCameLater(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Looked back on");
        said(dashboard, coalition, "VoiceSupport", "2025-09-01", GERMANY);
        said(dashboard, coalition, "DeclineParticipation", "[..2025-10-20]", GERMANY);

        try (var page = dashboard.open("?coalition=%s&at=2025-10-10&why=DE/TROOPS".formatted(coalition))) {
            assertThat(page.locator("#why .periods li")).hasText("○Supportive since 1 Sept 2025 because of this");
            page.navigate(
                    dashboard.product().page() + "?view=timeline&kind=TROOPS&at=2025-10-10&coalition=" + coalition);
            assertThat(page.locator(".told li")).hasText("○Supportive since 1 Sept 2025 because of this");
            assertThat(page.locator(".band[data-stance=SUPPORTIVE]")).hasAttribute("data-later", "false");
            assertThat(page.locator(".band[data-stance=DECLINED]")).hasAttribute("data-later", "true");
            assertThat(page.locator(".band[data-stance=DECLINED]"))
                    .hasAttribute(
                            "aria-label",
                            "Germany · Troops: Declined, since 20 Oct 2025 or before, after the moment asked about");
        }
    }

    @Test
    void whatIsSaidOfAStatementLeadsToItAndOffersOnlyWhatIsNotRefused(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Spoken about");
        said(dashboard, coalition, "VoiceSupport", "2025-09-01", GERMANY);
        long declined = said(dashboard, coalition, "DeclineParticipation", "2025-10-20", GERMANY);
        var decline = idAt(dashboard, declined);
        var about = "\"statementId\":\"" + decline + "\"";
        long disputed =
                said(dashboard, coalition, "DisputeStatement", "2025-10-21", about + ",\"counterclaim\":\"No\"");
        long retracted = dashboard
                .record(List.of(
                        "{\"command\":\"RetractStatement\",\"commandId\":\"%s\",\"coalition\":\"%s\",%s,\"reason\":\"A slip\"}"
                                .formatted(UUID.randomUUID(), coalition, about)))
                .getLast();

        var address = "?coalition=%s&why=statement:".formatted(coalition);
        try (var page = dashboard.open(address + idAt(dashboard, disputed))) {
            assertThat(page.locator("#why .remarks")).hasText("Retract");
            assertThat(page.locator("#why")).not().containsText("What it changed");
            page.navigate(dashboard.product().page() + address + idAt(dashboard, retracted));
            assertThat(page.locator("#why [data-moved='DE/TROOPS']"))
                    .containsText(Pattern.compile("Declined.*Supportive", Pattern.DOTALL));
            assertThat(page.locator("#why .remarks")).hasCount(0);
            page.getByText("The statement that this is about").click();
            assertThat(page.locator("#why h4")).containsText("Declined to take part");
            page.navigate(dashboard.product().page()
                    + "?coalition=%s&view=record&command=CorrectStatement&about=%s"
                            .formatted(coalition, idAt(dashboard, disputed)));
            assertThat(page.locator("#view")).containsText("can be neither corrected");
        }
    }

    @Test
    void theHeadNamesTheCoalitionThatTheAddressAsksFor(Dashboard dashboard) throws Exception {
        try (var page = dashboard.open("?coalition=nope")) {
            assertThat(page.locator("#coalition option:checked")).hasText("nope (unknown)");
            var coalition = dashboard.newCoalition("Formed a moment ago");
            page.evaluate(
                    "address => { history.pushState(null, '', address); dispatchEvent(new PopStateEvent('popstate')); }",
                    "?coalition=" + coalition);
            assertThat(page.locator("#coalition option:checked")).hasText("Formed a moment ago");
        }
    }

    @Test
    void aClaimForWhichNobodyIsNamedSaysSoWithinItsPicture(Dashboard dashboard) {
        try (var page = dashboard.open("?coalition=willing-ukraine&view=claims")) {
            var chart = page.locator("[data-chart=willing-26] svg.chart").boundingBox();
            var words = page.locator("[data-chart=willing-26] text.identified");
            assertThat(words).hasText("0 identified");
            org.assertj.core.api.Assertions.assertThat(words.boundingBox().y + words.boundingBox().height)
                    .isLessThanOrEqualTo(chart.y + chart.height);
        }
    }

    @Test
    void eachFactOfAMeetingAndOfTheCoalitionLeadsToWhoSaysSo(Dashboard dashboard) {
        try (var page = dashboard.open("?coalition=willing-ukraine&view=meetings")) {
            var paris = page.locator("[data-meeting=paris-2025-09-04]");
            leadsTo(page, paris.getByText("France"), "Attendance");
            leadsTo(page, paris.getByText("convened"), "Meeting convened");
            leadsTo(page, paris.locator(".foot").getByText("held"), "Meeting held");
            page.locator("[data-tab=coalition]").click();
            var facts = page.locator(".facts");
            leadsTo(page, facts.getByText("United Kingdom").first(), "Appointed to lead");
            leadsTo(page, facts.getByText("Paris"), "Headquarters designated");
            leadsTo(page, facts.getByText("Estonia"), "Joined");
            leadsTo(page, facts.getByText("US backstop"), "conditions");
            var dispute = page.locator("[data-dispute]");
            leadsTo(page, dispute.getByText("Coalition formed"), "Coalition formed");
            leadsTo(page, dispute.getByText("Against it"), "Statement disputed");
            assertThat(dispute)
                    .containsText(Pattern.compile("Coalition formed · 2 Mar 2025.*article 001.*article 004"));
        }
    }

    private static void leadsTo(Page page, Locator fact, String words) {
        fact.click();
        assertThat(page.locator("#why .statement")).containsText(Pattern.compile(words, Pattern.CASE_INSENSITIVE));
        page.keyboard().press("Escape");
        assertThat(page.locator("#why")).isHidden();
    }

    @Test
    void aMonthStaysAMonth(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Vague");
        said(dashboard, coalition, "VoiceSupport", "2025-04", GERMANY);
        said(dashboard, coalition, "DeclineParticipation", "[..2025-10-20]", GERMANY);

        try (var page = dashboard.open("?coalition=%s&why=DE/TROOPS".formatted(coalition))) {
            assertThat(page.locator("#why .standing")).containsText("since 20 Oct 2025 or before");
            assertThat(page.locator("[data-cell='DE/TROOPS']"))
                    .hasAttribute("aria-label", Pattern.compile("since 20 Oct 2025 or before"));
            assertThat(page.locator("#why .periods li").last()).containsText("April 2025 to 20 Oct 2025 or before");
        }
    }

    private static String idAt(Dashboard dashboard, long position) throws Exception {
        return dashboard.product().log().stream()
                .filter(record -> record.position() == position)
                .findAny()
                .orElseThrow()
                .id()
                .toString();
    }

    private static long said(Dashboard dashboard, String coalition, String command, String announcedAt, String fields)
            throws Exception {
        var announced = "\"announcedAt\":\"" + announcedAt + "\"";
        return dashboard
                .record(List.of(Product.command(UUID.randomUUID(), coalition, command, "2025-11-15", fields)
                        .replace("\"announcedAt\":\"2025-11-15\"", announced)))
                .getLast();
    }
}
