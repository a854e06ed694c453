package muster.local;

import java.util.ArrayList;
import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import muster.local.Dashboard.Reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Every view is for everyone: axe-core finds nothing to object to. */
@ExtendWith(Dashboard.Shown.class)
class AccessibleTest {

    private static final boolean LONG = Boolean.getBoolean("muster.long");
    private static final List<String> VIEWS = List.of(
            "view=map",
            "view=map&region=world&kind=TROOPS",
            "view=matrix",
            "view=matrix&why=DE/TROOPS",
            "view=timeline",
            "view=timeline&participant=DE",
            "view=timeline&kind=TROOPS",
            "view=claims",
            "view=meetings",
            "view=coalition",
            "view=dossier&participant=DE",
            "view=record&command=PledgeTroops",
            "view=matrix&at=2025-09-10&assume=CEASEFIRE");

    /** Words differ by language, colours by scheme and layout by width: each is met once, and all of them with --long. */
    @Test
    void noViewKeepsAnybodyOutInTheLight(Dashboard dashboard) {
        keepsNobodyOut(dashboard, Reader.ENGLISH, "en");
    }

    @Test
    void norInTheDark(Dashboard dashboard) {
        keepsNobodyOut(dashboard, Reader.ENGLISH.inTheDark(), "fr");
    }

    @Test
    void norOnANarrowScreen(Dashboard dashboard) {
        keepsNobodyOut(dashboard, Reader.ENGLISH.narrow(), "uk");
    }

    private static void keepsNobodyOut(Dashboard dashboard, Reader reader, String usually) {
        List<String> objections = new ArrayList<>();
        try (var page = dashboard.open("", reader)) {
            for (var language : LONG ? List.of("en", "fr", "uk") : List.of(usually)) {
                for (var view : VIEWS) {
                    page.navigate(dashboard.product().page() + "?lang=" + language + "&" + view);
                    isDrawn(page);
                    for (var rule :
                            new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()) {
                        objections.add("%s %s: %s".formatted(language, view, told(rule)));
                    }
                }
            }
        }
        assertThat(objections).isEmpty();
    }

    private static void isDrawn(Page page) {
        assertThat(page.locator("#view[aria-busy=false]")).isVisible();
        assertThat(page.locator("#view .loading, #why .loading")).hasCount(0);
    }

    private static String told(Rule rule) {
        var node = rule.getNodes().getFirst();
        return "%s at %s: %s".formatted(rule.getId(), node.getTarget(), node.getFailureSummary());
    }
}
