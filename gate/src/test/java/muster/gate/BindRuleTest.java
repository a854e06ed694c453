package muster.gate;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Where a service may listen. */
class BindRuleTest {

    private static final String ADDRESS = "server.address";
    private static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";
    private static final String AN_ISSUER = "https://issuer.example/realms/muster";

    private static void start(Map<String, Object> properties) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        new BindRule(environment).customize(new TomcatServletWebServerFactory());
    }

    private static void assertStarts(Map<String, Object> properties) {
        assertThatCode(() -> start(properties)).doesNotThrowAnyException();
    }

    private static void assertRefused(String because, Map<String, Object> properties) {
        assertThatThrownBy(() -> start(properties))
                .isInstanceOf(BindRule.Broken.class)
                .hasMessageContaining(because)
                .hasMessageMatching(".*set \\S+=127\\.0\\.0\\.1, or .*\\.");
    }

    @Test
    void onThisMachineAloneAnythingGoes() {
        assertStarts(Map.of(ADDRESS, "127.0.0.1"));
        assertStarts(Map.of(ADDRESS, "localhost"));
        assertStarts(Map.of(ADDRESS, "::1"));
    }

    @Test
    void beyondItSomebodyMustSayWhoTheCallersAre() {
        assertRefused("is not set", Map.of());
        assertRefused("is not set", Map.of(ADDRESS, ""));
        assertRefused("issuer-uri", Map.of(ADDRESS, "0.0.0.0"));
        assertRefused("issuer-uri", Map.of(ADDRESS, "192.0.2.1", "muster.gate.proxy", "tls"));
        assertRefused("issuer-uri", Map.of(ADDRESS, "no-such-host.invalid"));
    }

    @Test
    void andNobodyOnTheWayMayHearIt() {
        assertRefused("muster.gate.proxy=tls", Map.of(ADDRESS, "0.0.0.0", ISSUER, AN_ISSUER));
        assertRefused("muster.gate.proxy=tls", Map.of(ADDRESS, "::", ISSUER, AN_ISSUER, "server.ssl.enabled", "false"));
        assertStarts(Map.of(ADDRESS, "0.0.0.0", ISSUER, AN_ISSUER, "muster.gate.proxy", "tls"));
        assertStarts(Map.of(ADDRESS, "0.0.0.0", ISSUER, AN_ISSUER, "server.ssl.bundle", "web"));
    }

    @Test
    void theIssuerOnBoardIsForThisMachineAlone() {
        assertRefused(
                "muster.issuer.folder",
                Map.of(
                        ADDRESS,
                        "0.0.0.0",
                        ISSUER,
                        AN_ISSUER,
                        "muster.gate.proxy",
                        "tls",
                        "muster.issuer.folder",
                        "/var/lib/muster"));
    }

    @Test
    void theOperatorsPagesAtAPortOfTheirOwnAreNoWayAroundIt() {
        assertRefused("management.server.address", Map.of(ADDRESS, "127.0.0.1", "management.server.port", "9999"));
        assertStarts(Map.of(
                ADDRESS, "127.0.0.1", "management.server.port", "9999", "management.server.address", "127.0.0.1"));
    }
}
