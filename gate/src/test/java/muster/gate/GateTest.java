package muster.gate;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import muster.foundation.Await;
import muster.foundation.TestIssuer;

import static org.assertj.core.api.Assertions.assertThat;

/** The gate as somebody meets it who stands before it. */
class GateTest {

    private static final String ISSUER = "--spring.security.oauth2.resourceserver.jwt.issuer-uri=";
    private static final String RESTRICTED = "--muster.gate.reading=restricted";
    private static final String HERE = "/coalitions/here";

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String name) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"urn:muster:problem:" + name + "\"", "\"status\":" + status, "\"detail\":\"");
    }

    @Test
    void withoutAnIssuerNobodyIsAskedAndNothingIsAdded() {
        try (var service = new Guarded()) {
            assertThat(service.send("POST", "/commands").body()).isEqualTo("recorded");
            assertThat(service.get("/unlisted").statusCode()).isEqualTo(200);
            assertThat(service.get("/no-such-thing").statusCode()).isEqualTo(404);
            assertThat(service.send("POST", "/session").statusCode()).isEqualTo(204);
            var answer = service.get(HERE, "Authorization", "Bearer whatever");
            assertThat(answer.body()).startsWith("anybody");
            assertThat(answer.headers().map().keySet())
                    .doesNotContain("set-cookie", "x-frame-options", "cache-control", "vary", "expires");
        }
    }

    @Test
    void whoeverIsRefusedHearsWhyAndWhatToDo() {
        try (var issuer = TestIssuer.start();
                var service = new Guarded(ISSUER + issuer.uri())) {
            var none = service.send("POST", "/commands");
            assertProblem(none, 401, "unauthorized");
            assertThat(header(none, "WWW-Authenticate")).isEqualTo("Bearer realm=\"muster\"");
            assertThat(none.body()).contains("the role recorder");

            var reader = service.send("POST", "/commands", "Authorization", "Bearer " + issuer.token("reader"));
            assertProblem(reader, 403, "forbidden");
            assertThat(header(reader, "WWW-Authenticate"))
                    .startsWith("Bearer realm=\"muster\", error=\"insufficient_scope\", error_description=");

            var expired = service.get(
                    "/page",
                    "Authorization",
                    "Bearer " + issuer.claims().left(Duration.ofMinutes(-5)).signed());
            assertProblem(expired, 401, "unauthorized");
            assertThat(header(expired, "WWW-Authenticate")).contains("error=\"invalid_token\"", "expired");

            assertProblem(service.get("/page?access_token=" + issuer.token("reader")), 400, "bad-request");
            assertProblem(
                    service.get("/unlisted", "Authorization", "Bearer " + issuer.token("administrator")),
                    403,
                    "not-offered");
            var wrongMethod = service.send("DELETE", "/page");
            assertProblem(wrongMethod, 405, "http");
            assertThat(header(wrongMethod, "Allow")).isEqualTo("GET, HEAD");
        }
    }

    @Test
    void noWayOfWritingAPathLeadsAroundTheList() {
        try (var issuer = TestIssuer.start();
                var service = new Guarded(ISSUER + issuer.uri(), RESTRICTED)) {
            for (String path : new String[] {
                "/coalitions/here;a=b",
                "/coalitions/%68ere",
                "/coalitions;x/here",
                "//coalitions/here",
                "/coalitions//here",
                "/page/../coalitions/here",
                "/coalitions/here/",
                "/unlisted;a",
                "/unlisted/",
                "/Unlisted",
                "/%75nlisted",
                "/page/%2e%2e/unlisted",
                "/error",
                "/error;x"
            }) {
                assertThat(service.get(path).statusCode()).as(path).isIn(400, 401, 403, 404);
                assertThat(service.status(path, issuer.token("recorder:elsewhere")))
                        .as(path)
                        .isIn(400, 403, 404);
            }
        }
    }

    @Test
    void aServiceStartsWithoutItsIssuerAndGoesOnWhenItComes() {
        int port;
        try (var gone = TestIssuer.start()) {
            port = Integer.parseInt(gone.uri().substring(gone.uri().lastIndexOf(':') + 1));
        }
        try (var service = new Guarded(ISSUER + "http://127.0.0.1:" + port)) {
            assertThat(service.get(HERE).statusCode()).isEqualTo(200);
            try (var issuer = TestIssuer.start(port)) {
                String token = issuer.token("recorder");
                issuer.close();
                var unchecked = service.get(HERE, "Authorization", "Bearer " + token);
                assertProblem(unchecked, 503, "issuer-away");
                assertThat(header(unchecked, "Retry-After")).isEqualTo("5");
                assertThat(service.get(HERE).statusCode()).isEqualTo(200);
            }
            try (var issuer = TestIssuer.start(port)) {
                assertThat(Await.until(
                                Duration.ofSeconds(20), () -> service.status(HERE, issuer.token("recorder")) == 200))
                        .isTrue();
            }
        }
    }

    @Test
    void keysInAFileNeedNobodyAndAreTheFilesOfNow(@TempDir Path folder) throws Exception {
        var file = folder.resolve("keys.json");
        try (var first = TestIssuer.start();
                var second = TestIssuer.start();
                var service = new Guarded(ISSUER + first.uri(), "--muster.gate.keys-file=" + file)) {
            first.close();
            second.close();
            var ofTheFirst = first.token("recorder");
            var ofTheSecond =
                    second.claims().issuer(first.uri()).roles("recorder").signed();
            assertThat(service.status(HERE, ofTheFirst)).isEqualTo(503);
            Files.writeString(file, first.keys());
            assertThat(service.status(HERE, ofTheFirst)).isEqualTo(200);
            assertThat(service.status(HERE, ofTheSecond)).isEqualTo(401);
            Files.writeString(file, second.keys());
            assertThat(service.status(HERE, ofTheSecond)).isEqualTo(200);
            Files.writeString(file, "{");
            assertThat(service.status(HERE, first.token("reader"))).isEqualTo(503);
        }
    }

    @Test
    void aSessionReadsAndDoesNothingElse() {
        try (var issuer = TestIssuer.start();
                var service = new Guarded(ISSUER + issuer.uri(), RESTRICTED)) {
            var token = issuer.token("recorder", "administrator");
            var begun = service.send("POST", "/session", "Authorization", "Bearer " + token);
            assertThat(begun.statusCode()).isEqualTo(204);
            assertThat(header(begun, "Set-Cookie"))
                    .startsWith("muster-session=" + token)
                    .contains("; HttpOnly", "; SameSite=Strict", "; Path=/", "; Max-Age=36")
                    .doesNotContain("Secure");
            String cookie = "muster-session=" + token;

            assertThat(service.get(HERE).statusCode()).isEqualTo(401);
            var read = service.get(HERE, "Cookie", cookie);
            assertThat(read.statusCode()).isEqualTo(200);
            assertThat(read.headers().allValues("Vary")).contains("Authorization", "Cookie");
            assertThat(service.send("POST", "/commands", "Cookie", cookie).statusCode())
                    .isEqualTo(401);
            assertThat(service.send("POST", "/session", "Cookie", cookie).statusCode())
                    .isEqualTo(401);
            assertThat(service.get("/actuator/whatever", "Cookie", cookie).statusCode())
                    .isEqualTo(401);
            assertThat(service.get(HERE, "Cookie", "muster-session=stale").statusCode())
                    .isEqualTo(401);
            assertThat(service.get("/page", "Cookie", "muster-session=stale").statusCode())
                    .isEqualTo(200);
            assertThat(header(service.send("DELETE", "/session"), "Set-Cookie"))
                    .startsWith("muster-session=;")
                    .contains("Max-Age=0");
            var tooLong = issuer.claims().subject("x".repeat(3000)).signed();
            assertThat(service.send("POST", "/session", "Authorization", "Bearer " + tooLong)
                            .statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void rolesStandWhereTheIssuerPutsThem() {
        try (var issuer = TestIssuer.start();
                var service = new Guarded(
                        ISSUER + issuer.uri(),
                        RESTRICTED,
                        "--muster.gate.roles-claim=realm_access.roles",
                        "--muster.gate.audience=us")) {
            var claims = issuer.claims().audience("us");
            assertThat(service.status(
                            HERE,
                            claims.claim("realm_access", "{\"roles\":[\"reader:here\"]}")
                                    .signed()))
                    .isEqualTo(200);
            assertThat(service.status(
                            HERE,
                            claims.claim("realm_access.roles", "\"offline reader\"")
                                    .signed()))
                    .isEqualTo(200);
            assertThat(service.status(
                            HERE,
                            claims.claim("realm_access", "[17,{\"roles\":1}]").signed()))
                    .isEqualTo(403);
            assertThat(service.status(HERE, claims.roles("reader").signed())).isEqualTo(403);
        }
    }

    @Test
    void whatAProxySaysCountsWhereThereIsOne() {
        String[] said = {"X-Forwarded-For", "192.0.2.7", "X-Forwarded-Proto", "https"};
        try (var service = new Guarded()) {
            assertThat(service.get("/page", said).body()).isEqualTo("anybody http 127.0.0.1");
        }
        try (var issuer = TestIssuer.start();
                var service = new Guarded("--muster.gate.proxy=tls", ISSUER + issuer.uri())) {
            assertThat(service.get("/page", said).body()).isEqualTo("anybody https 192.0.2.7");
            var begun = service.send(
                    "POST",
                    "/session",
                    "Authorization",
                    "Bearer " + issuer.token("reader"),
                    "X-Forwarded-Proto",
                    "https");
            assertThat(header(begun, "Set-Cookie")).contains("; Secure");
        }
    }
}
