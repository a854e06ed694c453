package muster.local;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What a cell of the matrix says beside the stance: how far it can be relied upon. */
@ExtendWith(Dashboard.Shown.class)
class MatrixTest {

    private static final String PLEDGE = "\"participant\":\"FR\",\"kind\":\"AIR\",\"pledgeId\":\"fr-air\"";

    @Test
    void whatWasRecordedLateOrOnWeakEvidenceLooksAndSoundsSo(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Late and weak");
        dashboard.record(List.of(
                said(coalition, "VoiceSupport", "2025-09-20", "\"participant\":\"FR\",\"kinds\":[\"AIR\"]"),
                said(coalition, "PledgeSupport", "2025-09-01", PLEDGE),
                gradedD4(said(
                        coalition,
                        "DeclineParticipation",
                        "2025-09-01",
                        "\"participant\":\"DE\",\"kinds\":[\"AIR\"]"))));
        try (var page = dashboard.open("?coalition=" + coalition)) {
            var late = page.locator("[data-cell='FR/AIR']");
            says(late, ", recorded late$");
            assertThat(late.locator("svg.late")).isVisible();
            var weak = page.locator("[data-cell='DE/AIR']");
            says(weak, ", evidence below C3$");
            assertThat(weak.locator("[data-weak=true]")).isVisible();
            assertThat(weak.locator("svg.late")).hasCount(0);
            assertThat(page.locator(".legend")).containsText("graded below C3");
            assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                    .isEmpty();
        }
    }

    @Test
    void tabAloneLeadsToACellThatIsShown(Dashboard dashboard) {
        for (var reader : List.of(Dashboard.Reader.ENGLISH, Dashboard.Reader.ENGLISH.narrow())) {
            try (var page = dashboard.open("?coalition=willing-ukraine", reader)) {
                assertThat(page.locator("[data-cell='DE/TROOPS'][data-stance=DECLINED]"))
                        .isVisible();
                var cell = page.locator("[data-cell]:focus");
                for (int presses = 0; presses < 60 && cell.count() == 0; presses++) {
                    page.keyboard().press("Tab");
                }
                assertThat(cell).isVisible();
                page.keyboard().press("Enter");
                assertThat(page.locator("#why")).isVisible();
            }
        }
    }

    @Test
    void noKindLiesOutOfSightAtAnyWidth(Dashboard dashboard) {
        for (int width : List.of(360, 768, 900, 1100, 1280)) {
            try (var page = dashboard.open(
                    "?coalition=willing-ukraine", new Dashboard.Reader("en-GB", ColorScheme.LIGHT, width, 800))) {
                var sanctions = page.locator("[data-cell='DE/SANCTIONS'] .mark");
                assertThat(sanctions).containsText("Pledged if");
                var view = page.locator("#view").boundingBox();
                var box = sanctions.boundingBox();
                assertThat(box.x + box.width).as("at %d px", width).isLessThanOrEqualTo(view.x + view.width);
            }
        }
    }

    private static String said(String coalition, String command, String day, String fields) {
        return Product.command(UUID.randomUUID(), coalition, command, day, fields);
    }

    private static String gradedD4(String document) {
        return document.replace("\"publisher\":", "\"grade\":{\"reliability\":\"D\",\"credibility\":4},\"publisher\":");
    }

    private static void says(Locator cell, String words) {
        assertThat(cell).hasAttribute("aria-label", Pattern.compile(words));
    }
}
