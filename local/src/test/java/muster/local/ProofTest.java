package muster.local;

import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The proof that a statement is in the log, made in the reader's browser. */
@ExtendWith(Dashboard.Shown.class)
class ProofTest {

    private static final String GERMANY_ON_TROOPS = "?coalition=willing-ukraine&why=DE/TROOPS&known=@92";

    private static void prove(Page page) {
        page.locator(".statement:has-text('log 87 ·') .proof button").click();
    }

    @Test
    void aStatementIsProvedToBeInTheLogAndThatTheLogOnlyGrewSince(Dashboard dashboard) {
        try (var page = dashboard.open(GERMANY_ON_TROOPS)) {
            assertThat(page.locator(".proof").first()).containsText("in the log of");
            prove(page);
            assertThat(page.locator("[data-proof='holds']")).containsText("Proved: record 87");
            assertThat(page.locator("[data-proof='holds']")).containsText("signed with the key of");
            assertThat(page.locator(".proof a[download]")).hasAttribute("href", Pattern.compile("^blob:"));
            page.reload();
            prove(page);
            assertThat(page.locator("[data-proof='holds']")).containsText("the log only grew");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "**/log/events*, '\"subject\":\"DE\"', '\"subject\":\"DK\"', Its hash does not lead to the root",
        "**/log/proof/inclusion*, '\"hashes\":[', '\"was\":[],\"hashes\":[\"N2osbAGPhFQhTzmlAZUXpV4nt4lkPx1Pw6NQOIVcfWQ=\",', Its hash does not lead to the root",
        "**/log/key, muster.local/, muster.other/, The root is not signed with the key",
    })
    void whatTheServiceAltersOnTheWayIsNotProved(
            String answer, String from, String to, String words, Dashboard dashboard) {
        try (var page = dashboard.open(GERMANY_ON_TROOPS)) {
            page.context().route(answer, route -> altered(route, from, to));
            prove(page);
            assertThat(page.locator("[data-proof='fails']")).containsText("Not proved: record 87");
            assertThat(page.locator("[data-proof='fails']")).containsText(words);
        }
    }

    @Test
    void aHistoryThatIsShorterThanWhatTheReaderHasCheckedIsFound(Dashboard dashboard) {
        try (var page = dashboard.open(GERMANY_ON_TROOPS)) {
            prove(page);
            assertThat(page.locator("[data-proof='holds']")).isVisible();
            page.evaluate("""
                    () => {
                      const kept = JSON.parse(localStorage['muster.checkpoint']);
                      for (const one of Object.values(kept)) one.size += 1000000;
                      localStorage['muster.checkpoint'] = JSON.stringify(kept);
                    }""");
            page.reload();
            prove(page);
            assertThat(page.locator("[data-proof='fails']")).containsText("history was changed");
        }
    }

    private static void altered(Route route, String from, String to) {
        var answer = route.fetch();
        route.fulfill(new Route.FulfillOptions()
                .setResponse(answer)
                .setBody(answer.text().replace(from, to)));
    }
}
