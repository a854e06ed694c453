package muster.issuer;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static muster.issuer.Visitor.VERIFIER;
import static muster.issuer.Visitor.location;
import static org.assertj.core.api.Assertions.assertThat;

/** Logging in, as a browser does it, and what does not get anybody in. */
class IssuerTest {

    @TempDir
    static Path folder;

    static Machine machine;
    static Users users;

    @BeforeAll
    static void start() throws IOException {
        machine = Machine.on(folder);
        users = Users.in(folder);
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    private static Person recorder() {
        return users.named("recorder").orElseThrow();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void whoKnowsThePasswordGetsATokenForAWorkingDayThatTheKeysOfTheFolderProve() throws Exception {
        try (var visitor = new Visitor(machine)) {
            var given = json(visitor.exchange(visitor.code(recorder()), VERIFIER));
            var token = SignedJWT.parse(given.get("access_token").stringValue());
            var keys = JWKSet.load(SigningKey.in(folder).publishedIn(folder).toFile());
            var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
            assertThat(key.isPrivate()).isFalse();
            assertThat(token.verify(new ECDSAVerifier(key))).isTrue();

            var claims = token.getJWTClaimsSet();
            assertThat(claims.getIssuer()).isEqualTo(machine.origin());
            assertThat(claims.getAudience()).containsExactly("muster");
            assertThat(claims.getSubject()).isEqualTo(recorder().id()).doesNotContain("recorder");
            assertThat(claims.getStringListClaim("roles")).containsExactly("recorder");
            assertThat(claims.getExpirationTime())
                    .isCloseTo(Date.from(Instant.now().plus(Duration.ofHours(8))), 60_000);

            var about = SignedJWT.parse(given.get("id_token").stringValue()).getJWTClaimsSet();
            assertThat(about.getAudience()).containsExactly("muster-page");
            assertThat(about.getStringClaim("preferred_username")).isEqualTo("recorder");
        }
    }

    @Test
    void aCodeIsGoodOnceAndForWhoAskedForIt() throws Exception {
        try (var visitor = new Visitor(machine)) {
            var code = visitor.code(recorder());
            assertThat(visitor.exchange(code, VERIFIER.replace('0', '1')).statusCode())
                    .isEqualTo(400);
            assertThat(visitor.exchange(code, "").statusCode()).isEqualTo(400);
            json(visitor.exchange(code, VERIFIER));
            assertThat(visitor.exchange(code, VERIFIER).statusCode()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"code_challenge", "code_challenge_method"})
    void withoutPkceNobodyIsAskedForAPassword(String missing) throws Exception {
        try (var visitor = new Visitor(machine)) {
            var request = visitor.request();
            request.remove(missing);
            isRefused(visitor.authorize(request));
            request.put("code_challenge_method", "plain");
            isRefused(visitor.authorize(request));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/",
                "http://127.0.0.1:1/",
                "http://localhost:1/",
                "http://127.0.0.1/",
                "http://[::1]:1/",
                "{origin}/coalitions",
                "{origin}/?next=https://example.org/",
                "{origin}@example.org/",
                ""
            })
    void aRequestToBeLedAnywhereElseIsRefusedAndLedNowhere(String elsewhere) throws Exception {
        try (var visitor = new Visitor(machine)) {
            var request = visitor.request();
            request.put("redirect_uri", elsewhere.replace("{origin}", machine.origin()));
            isRefused(visitor.authorize(request));
            visitor.code(recorder());
            isRefused(visitor.authorize(request));
        }
    }

    private static void isRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.body()).contains("not a request that the page makes");
    }

    @Test
    void thePageMayBeReadAtLocalhostToo() throws Exception {
        var localhost = machine.origin().replace("127.0.0.1", "localhost");
        try (var visitor = new Visitor(machine)) {
            visitor.code(recorder());
            var request = visitor.request();
            request.put("redirect_uri", localhost + "/");
            assertThat(location(visitor.authorize(request))).startsWith(localhost + "/?code=");
        }
    }

    @Test
    void aWrongPasswordIsRefusedInWordsThatSayWhereTheRightOneLies() throws Exception {
        try (var visitor = new Visitor(machine)) {
            assertThat(visitor.logIn("reader", "guess")).endsWith("/login?wrong");
            assertThat(visitor.logIn("nobody", "guess")).endsWith("/login?wrong");
            assertThat(visitor.get("/login?wrong").body())
                    .contains("Name or password is wrong")
                    .contains(users.file().toString())
                    .doesNotContain("<script", "style=");
            assertThat(location(visitor.authorize(visitor.request()))).endsWith("/login");
        }
    }

    @Test
    void whoGuessesHasToWaitEvenWithTheRightPassword() throws Exception {
        var auditor = users.named("auditor").orElseThrow();
        try (var visitor = new Visitor(machine)) {
            for (int i = 0; i < 5; i++) {
                assertThat(visitor.logIn("auditor", "guess")).endsWith("/login?wrong");
            }
            assertThat(visitor.logIn("auditor", auditor.password())).endsWith("/login?wait=1");
            assertThat(visitor.get("/login?wait=1").body()).contains("Wait 1 seconds");
        }
    }

    @Test
    void aFormFromAnotherSiteLogsNobodyIn() throws Exception {
        try (var visitor = new Visitor(machine)) {
            var person = recorder();
            var fields = Map.of("username", person.name(), "password", person.password(), "_csrf", "guess");
            assertThat(location(visitor.post("/login", fields))).endsWith("/login?late");
            assertThat(location(visitor.authorize(visitor.request()))).endsWith("/login");
        }
    }

    @Test
    void whoWasAddedWithAHashedPasswordGetsInAndWhoWasTakenAwayGetsNoTokenAnyMore() throws Exception {
        var before = Files.readString(users.file());
        var hashed = new BCryptPasswordEncoder(4).encode("secret");
        Files.writeString(users.file(), before + "olena  {bcrypt}" + hashed + "  reader,recorder:willing-ukraine\n");
        try (var visitor = new Visitor(machine)) {
            assertThat(visitor.logIn("olena", hashed)).endsWith("/login?wrong");
            var olena = users.named("olena").orElseThrow();
            var code = visitor.code(new Person("olena", "secret", List.of(), olena.id()));
            var given = json(visitor.exchange(code, VERIFIER));
            var claims =
                    SignedJWT.parse(given.get("access_token").stringValue()).getJWTClaimsSet();
            assertThat(claims.getSubject()).isEqualTo(olena.id());
            assertThat(claims.getStringListClaim("roles")).containsExactly("reader", "recorder:willing-ukraine");

            Files.writeString(users.file(), before);
            var again = location(visitor.authorize(visitor.request())).replaceFirst(".*code=([^&]+).*", "$1");
            assertThat(visitor.exchange(again, VERIFIER).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void whoLogsOutIsAskedAgainAndWhoHasNoSessionIsOutAlready() throws Exception {
        try (var visitor = new Visitor(machine)) {
            var idToken = json(visitor.exchange(visitor.code(recorder()), VERIFIER))
                    .get("id_token")
                    .stringValue();
            var ending = Map.of(
                    "id_token_hint",
                    idToken,
                    "client_id",
                    "muster-page",
                    "post_logout_redirect_uri",
                    machine.origin() + "/");
            assertThat(location(visitor.post("/oauth2/logout", ending))).isEqualTo(machine.origin() + "/");
            assertThat(location(visitor.authorize(visitor.request()))).endsWith("/login");
            assertThat(location(visitor.post("/oauth2/logout", Map.of("id_token_hint", "forgotten"))))
                    .isEqualTo(machine.origin() + "/");
        }
    }

    @Test
    void discoveryNamesTheEndpointsAndThePageMayReadIt() throws Exception {
        try (var visitor = new Visitor(machine)) {
            var localhost = machine.origin().replace("127.0.0.1", "localhost");
            var answer = visitor.get("/.well-known/openid-configuration", "Origin", localhost);
            var about = json(answer);
            assertThat(about.get("issuer").stringValue()).isEqualTo(machine.origin());
            assertThat(about.get("authorization_endpoint").stringValue())
                    .isEqualTo(machine.origin() + "/oauth2/authorize");
            assertThat(about.get("end_session_endpoint").stringValue()).isEqualTo(machine.origin() + "/oauth2/logout");
            assertThat(about.get("id_token_signing_alg_values_supported").toString())
                    .isEqualTo("[\"ES256\"]");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains(localhost);
            var other = visitor.get("/.well-known/openid-configuration", "Origin", "http://127.0.0.1:1");
            assertThat(other.statusCode()).isEqualTo(403);
        }
    }

    @Test
    void thePageToLogInOnSpeaksTheLanguageOfTheDashboardElseTheBrowsers() throws Exception {
        try (var visitor = new Visitor(machine)) {
            assertThat(visitor.get("/login", "Accept-Language", "fr").body())
                    .contains("<html lang=\"fr\">", "Se connecter");
            var request = visitor.request();
            request.put("ui_locales", "uk");
            visitor.authorize(request);
            var page = visitor.get("/login", "Accept-Language", "fr");
            assertThat(page.body()).contains("<html lang=\"uk\">", "Увійти").doesNotContain("{");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'")
                    .contains("form-action 'self' " + machine.origin());
        }
    }

    @Test
    void everythingElseIsLeftToTheServicesOwnDoor() throws Exception {
        try (var visitor = new Visitor(machine)) {
            assertThat(visitor.get("/").statusCode()).isEqualTo(403);
            visitor.code(recorder());
            assertThat(visitor.get("/").statusCode()).isEqualTo(403);
            assertThat(visitor.get("/.well-known/nothing").statusCode()).isEqualTo(404);
        }
    }
}
