package muster.local;

import java.util.List;
import java.util.UUID;

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

    private static long said(Dashboard dashboard, String coalition, String command, String announcedAt, String fields)
            throws Exception {
        var announced = "\"announcedAt\":\"" + announcedAt + "\"";
        return dashboard
                .record(List.of(Product.command(UUID.randomUUID(), coalition, command, "2025-11-15", fields)
                        .replace("\"announcedAt\":\"2025-11-15\"", announced)))
                .getLast();
    }
}
