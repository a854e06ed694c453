package muster.local;

import java.util.ArrayList;
import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import muster.local.Dashboard.Reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Every view is for everyone: axe-core finds nothing to object to. */
@ExtendWith(Dashboard.Shown.class)
class AccessibleTest {

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

    @Test
    void noViewKeepsAnybodyOutInAnyLanguageInTheLight(Dashboard dashboard) {
        keepsNobodyOut(dashboard, Reader.ENGLISH);
    }

    @Test
    void norInTheDark(Dashboard dashboard) {
        keepsNobodyOut(dashboard, Reader.ENGLISH.inTheDark());
    }

    @Test
    void norOnANarrowScreen(Dashboard dashboard) {
        keepsNobodyOut(dashboard, Reader.ENGLISH.narrow());
    }

    private static void keepsNobodyOut(Dashboard dashboard, Reader reader) {
        List<String> objections = new ArrayList<>();
        try (var page = dashboard.open("", reader)) {
            for (var language : languages(reader)) {
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

    /** What is narrow differs in its layout, and not by language. */
    private static List<String> languages(Reader reader) {
        return reader.width() < 1000
                ? List.of(reader.scheme() == ColorScheme.DARK ? "fr" : "uk")
                : List.of("en", "fr", "uk");
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
