package muster.local;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import muster.local.Dashboard.Reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Logging in from the page, at the issuer that one machine brings along. */
@ExtendWith(Dashboard.Shown.class)
class LoginTest {

    private static final String FORM = "&view=record&command=DeclineParticipation";

    @Test
    void whoHasTypedAStatementLogsInAndRecordsItAndLogsOut(Dashboard dashboard) throws Exception {
        assumeThat(dashboard.product().data()).isPresent();
        var coalition = dashboard.newCoalition("Recorded after logging in");
        var asked = new ArrayList<String>();
        try (var page = open(dashboard, coalition, Reader.ENGLISH)) {
            page.onRequest(request -> asked.add(request.url()));
            assertThat(page.locator(".login-first")).isVisible();
            page.locator("select[name=participant]").selectOption("DE");
            page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Troops"))
                    .check();
            page.locator("input[name=announcedAt]").fill("2025-10-20");
            page.locator("input[name=publisher]").fill("Example Press");
            page.locator("input[name=publishedOn]").fill("2025-10-20");
            page.locator("#record").click();
            assertThat(page.locator("form .wrong[role=alert]")).containsText("log in first");
            page.locator("#login-now").click();

            logIn(page, "recorder", "guess");
            assertThat(page.locator("#wrong")).containsText("the file below");
            assertThat(page.locator("#where code"))
                    .hasText(dashboard
                            .product()
                            .data()
                            .orElseThrow()
                            .resolve("users")
                            .toString());
            logIn(page, "recorder", password(dashboard, "recorder"));

            assertThat(page.locator("#who")).hasText("recorder");
            assertThat(page).hasURL(dashboard.product().page() + "?coalition=" + coalition + FORM);
            assertThat(page.locator("input[name=publisher]")).hasValue("Example Press");
            page.locator("#record").click();
            assertThat(page.locator("#recorded")).containsText("Recorded at log");

            page.locator("#who").click();
            page.locator("#logout").click();
            assertThat(page.locator("#login")).isVisible();
            page.locator("#login").click();
            assertThat(page.locator("#password")).isVisible();
        }
        assertThat(asked).noneMatch(address -> address.contains("eyJ"));
    }

    @Test
    void aTokenThatIsGoodNoLongerLosesNothing(Dashboard dashboard) throws Exception {
        var coalition = dashboard.newCoalition("Logged in too long");
        try (var page = dashboard.open("?coalition=" + coalition + FORM, Reader.ENGLISH, Optional.of("of.last.week"))) {
            page.locator("input[name=publisher]").fill("Example Press");
            page.locator("#record").click();
            assertThat(page.locator("form .wrong[role=alert]")).containsText("no longer logged in");
            assertThat(page.locator("#login-now")).isVisible();
            assertThat(page.locator("#login")).isVisible();
            assertThat(page.locator("input[name=publisher]")).hasValue("Example Press");
        }
    }

    @Test
    void whoMayNotRecordIsToldSo(Dashboard dashboard) throws Exception {
        assumeThat(dashboard.product().data()).isPresent();
        var coalition = dashboard.newCoalition("Read by a reader");
        var reader = new OwnIssuer(
                        dashboard.product().data().orElseThrow(),
                        dashboard.product().page().replaceFirst("/$", ""))
                .script("reader");
        try (var page = dashboard.open("?coalition=" + coalition + FORM, Reader.ENGLISH, Optional.of(reader))) {
            page.locator("#record").click();
            assertThat(page.locator("form .wrong[role=alert]")).containsText("Your roles do not allow this");
            assertThat(page.locator("#who")).hasText("reader");
        }
    }

    @Test
    void anAnswerThatNobodyAskedForIsNotTakenAndNotShown(Dashboard dashboard) {
        try (var page = dashboard.open("?code=stolen&state=made-up", Reader.ENGLISH, Optional.empty())) {
            assertThat(page.locator("#header .trouble")).containsText("did not work");
            assertThat(page.locator("#login")).isVisible();
            assertThat(page.url()).doesNotContain("code", "state");
        }
    }

    @Test
    void thePageToLogInOnKeepsNobodyOut(Dashboard dashboard) throws Exception {
        assumeThat(dashboard.product().data()).isPresent();
        for (var reader :
                List.of(Reader.ENGLISH, Reader.ENGLISH.narrow().inTheDark().speaking("uk"))) {
            try (var page = open(dashboard, "willing-ukraine", reader)) {
                page.locator("#login-first").click();
                logIn(page, "nobody", "guess");
                assertThat(page.locator("#wrong")).not().isEmpty();
                assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                        .isEmpty();
                assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .isTrue();
            }
        }
    }

    private static Page open(Dashboard dashboard, String coalition, Reader reader) {
        return dashboard.open("?coalition=" + coalition + FORM, reader, Optional.empty());
    }

    private static void logIn(Page page, String name, String password) {
        page.locator("#name").fill(name);
        page.locator("#password").fill(password);
        page.locator("form button").click();
    }

    private static String password(Dashboard dashboard, String name) throws Exception {
        var users = dashboard.product().data().orElseThrow().resolve("users");
        return Files.readAllLines(users).stream()
                .map(line -> line.split("\\s+"))
                .filter(words -> words[0].equals(name))
                .findFirst()
                .orElseThrow()[1];
    }
}
