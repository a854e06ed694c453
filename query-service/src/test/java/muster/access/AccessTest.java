package muster.access;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import muster.Log;
import muster.Service;
import muster.event.Coalition;
import muster.event.CoalitionFormed;
import muster.foundation.AccessMatrix;
import muster.foundation.AccessMatrix.Asked;
import muster.foundation.AccessMatrix.For;
import muster.foundation.TestIssuer;
import muster.foundation.TestServers;
import muster.foundation.Visitor;
import muster.gate.Reading;

import static muster.foundation.Visitor.HERE;
import static org.assertj.core.api.Assertions.assertThat;

/** Everybody who may come, at everything there is: what is told here of who may do what is told nowhere else in the tests. */
class AccessTest {

    private static final String ELSEWHERE = "elsewhere";
    private static final String COALITION = "/coalitions/{coalition}";
    private static final JsonMapper JSON = new JsonMapper();

    private static final TestIssuer ISSUER = TestIssuer.start();
    /** With which tokens this service has asked the other one. */
    private static final ConcurrentLinkedQueue<String> PASSED_ON = new ConcurrentLinkedQueue<>();

    private static HttpServer commandSide;
    private static Log log;
    private static Service open;
    private static Service restricted;

    private static final AccessMatrix EVERYTHING = new AccessMatrix(everything());

    private static Asked get(String pattern, For whom) {
        return new Asked("GET", pattern, path(pattern), whom);
    }

    private static Asked post(String pattern, For whom) {
        return new Asked("POST", pattern, path(pattern), whom);
    }

    private static Asked delete(String pattern, For whom) {
        return new Asked("DELETE", pattern, path(pattern), whom);
    }

    private static String path(String pattern) {
        return pattern.replace("{coalition}", HERE)
                .replace("{participant}", "FR")
                .replace("{webhookId}", "msg_1")
                .replace("{id}", Log.id(1).toString());
    }

    private static List<Asked> everything() {
        Stream<Asked> tables = Stream.of(
                        "",
                        "/stances",
                        "/history",
                        "/participants/{participant}/history",
                        "/statements",
                        "/sources",
                        "/claims",
                        "/claims/history",
                        "/pledges",
                        "/meetings",
                        "/changes",
                        "/revisions",
                        "/moments")
                .flatMap(table -> Stream.of(table, table + ".csv"))
                .map(table -> get(COALITION + table, For.READERS_HERE));
        Stream<Asked> others = Stream.of(
                get("/coalitions", For.READERS),
                get("/coalitions.csv", For.READERS),
                get(COALITION + "/statements/{id}", For.READERS_HERE),
                get(COALITION + "/timemap", For.READERS_HERE),
                get(COALITION + "/participants/{participant}/timemap", For.READERS_HERE),
                get(COALITION + "/changes.atom", For.READERS_HERE),
                get(COALITION + "/live", For.READERS_HERE),
                post(COALITION + "/preview", For.READERS_HERE),
                get("/projection", For.READERS),
                post("/projection/rebuild", For.ADMINISTRATORS),
                post("/session", For.WHO_IS_KNOWN),
                delete("/session", For.EVERYBODY),
                post(COALITION + "/watches", For.WHO_HAS_A_ROLE_HERE),
                get("/watches", For.WHO_IS_KNOWN),
                get("/watches/{id}", For.WHO_IS_KNOWN),
                delete("/watches/{id}", For.WHO_IS_KNOWN),
                post("/watches/{id}/pause", For.WHO_IS_KNOWN),
                post("/watches/{id}/resume", For.WHO_IS_KNOWN),
                get("/watches/{id}/changes.atom", For.EVERYBODY),
                get("/watches/{id}/dead-letters", For.WHO_IS_KNOWN),
                delete("/watches/{id}/dead-letters", For.WHO_IS_KNOWN),
                post("/watches/{id}/dead-letters/redeliver", For.WHO_IS_KNOWN),
                post("/watches/{id}/dead-letters/{webhookId}/redeliver", For.WHO_IS_KNOWN),
                get("/settings", For.EVERYBODY),
                get("/actuator", For.ADMINISTRATORS),
                get("/actuator/metrics", For.ADMINISTRATORS),
                get("/actuator/prometheus", For.ADMINISTRATORS),
                new Asked(
                        "GET",
                        "/actuator/metrics/{requiredMetricName}",
                        "/actuator/metrics/jvm.info",
                        For.ADMINISTRATORS),
                get("/actuator/health", For.READERS_OF_ALL),
                new Asked("GET", "/actuator/health/**", "/actuator/health/feed", For.READERS_OF_ALL),
                new Asked("GET", "/actuator/health/**", "/actuator/health/liveness", For.EVERYBODY),
                new Asked("GET", "/actuator/health/**", "/actuator/health/readiness", For.EVERYBODY),
                get("/v3/api-docs", For.EVERYBODY),
                get("/v3/api-docs.yaml", For.EVERYBODY),
                get("/v3/api-docs/swagger-config", For.EVERYBODY),
                get("/docs", For.EVERYBODY),
                new Asked("GET", "", "/swagger-ui/index.html", For.EVERYBODY),
                new Asked("GET", "", "/", For.EVERYBODY),
                new Asked("GET", "", "/webjars/d3/7.9.0/dist/d3.min.js", For.EVERYBODY),
                new Asked("GET", "", "/error", For.NO_ONE),
                new Asked("GET", "", "/no-such-thing", For.NO_ONE));
        return Stream.concat(tables, others).toList();
    }

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        commandSide = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        commandSide.createContext("/", exchange -> {
            PASSED_ON.add(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .orElse(""));
            byte[] problem = "{}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.sendResponseHeaders(404, problem.length);
            exchange.getResponseBody().write(problem);
            exchange.close();
        });
        commandSide.start();
        log = new Log();
        for (String slug : List.of(HERE, ELSEWHERE)) {
            log.send(log.record(new Coalition(slug), "2025-09-04", new CoalitionFormed(slug, Optional.empty())));
        }
        Path keys = Files.writeString(folder.resolve("keys.json"), ISSUER.keys());
        open = service(keys, "public").at(2);
        restricted = service(keys, "restricted");
    }

    private static Service service(Path keys, String reading) {
        return Service.on(
                log,
                TestServers.freshDatabase(),
                "--muster.commands=http://127.0.0.1:" + commandSide.getAddress().getPort(),
                "--muster.gate.reading=" + reading,
                "--muster.live.heartbeat=PT0.2S",
                "--muster.gate.keys-file=" + keys,
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + ISSUER.uri());
    }

    @AfterAll
    static void stop() {
        open.close();
        restricted.close();
        log.close();
        commandSide.stop(0);
        ISSUER.close();
    }

    private static Service service(Reading reading) {
        return reading.isPublic() ? open : restricted;
    }

    /** The answer as soon as it begins: a stream has no end. */
    private static HttpResponse<InputStream> begin(Service service, String method, String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(service.url(path)))
                .timeout(Duration.ofSeconds(20))
                .method(method, BodyPublishers.ofString(method.equals("POST") ? "{}" : ""))
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Service.HTTP.send(request.build(), BodyHandlers.ofInputStream());
    }

    private static int status(Service service, String method, String path, String... headers)
            throws IOException, InterruptedException {
        var answer = begin(service, method, path, headers);
        answer.body().close();
        return answer.statusCode();
    }

    private static String[] headers(Visitor visitor) {
        return visitor.authorization(ISSUER)
                .map(value -> new String[] {"Authorization", value})
                .orElseGet(() -> new String[0]);
    }

    private static JsonNode json(Service service, Visitor visitor, String path) {
        return JSON.readTree(service.get(path, headers(visitor)).body());
    }

    @Test
    void everythingThatSpringAnswersIsAskedForHere() {
        Set<String> mapped = open.context().getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> info.getPatternValues().stream())
                .collect(Collectors.toSet());
        assertThat(EVERYTHING.patterns()).hasSameElementsAs(mapped);
    }

    @ParameterizedTest
    @EnumSource
    void everybodyMayWhatIsTheirsAndNothingElse(Reading reading) throws Exception {
        // A rebuild may be under way, which is 409.
        assertThat(EVERYTHING.wrong(
                        (visitor, method, path) -> status(service(reading), method, path, headers(visitor)),
                        reading.isPublic(),
                        Set.of(409)))
                .isEmpty();
    }

    @Test
    void anotherMethodIsNobodys() throws Exception {
        assertThat(EVERYTHING.answeredByAnotherMethod(
                        (visitor, method, path) -> status(open, method, path, headers(visitor))))
                .isEmpty();
    }

    @Test
    void everyFileOfThePageIsEverybodys() throws Exception {
        Path folder = Path.of("src/main/resources/static");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(status(restricted, "GET", "/" + folder.relativize(file)))
                        .as(file.toString())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void aWatchIsItsMakersAndItsFeedTheirsToGiveAway() throws Exception {
        HttpResponse<InputStream> made =
                begin(restricted, "POST", "/coalitions/here/watches", headers(Visitor.READER_HERE));
        assertThat(made.statusCode()).isEqualTo(201);
        String watch = made.headers().firstValue("Location").orElseThrow();
        for (Visitor other : List.of(Visitor.READER, Visitor.RECORDER_HERE, Visitor.ADMINISTRATOR_HERE)) {
            assertThat(status(restricted, "GET", watch, headers(other))).isEqualTo(403);
            assertThat(status(restricted, "DELETE", watch, headers(other))).isEqualTo(403);
            assertThat(status(restricted, "POST", watch + "/dead-letters/redeliver", headers(other)))
                    .isEqualTo(403);
            assertThat(json(restricted, other, "/watches").toString()).doesNotContain(watch);
        }
        assertThat(json(restricted, Visitor.READER_HERE, "/watches").toString()).contains(watch);
        assertThat(status(restricted, "GET", watch + "/changes.atom")).isEqualTo(200);
        assertThat(status(restricted, "DELETE", watch, headers(Visitor.ADMINISTRATOR)))
                .isEqualTo(204);
    }

    @Test
    void eachIsToldOfTheCoalitionsThatAreTheirs() {
        assertThat(slugs(open, Visitor.NOBODY)).containsExactly(ELSEWHERE, HERE);
        assertThat(slugs(restricted, Visitor.READER)).containsExactly(ELSEWHERE, HERE);
        assertThat(slugs(restricted, Visitor.READER_HERE)).containsExactly(HERE);
        assertThat(slugs(restricted, Visitor.RECORDER_ELSEWHERE)).containsExactly(ELSEWHERE);
    }

    private static List<String> slugs(Service service, Visitor visitor) {
        return json(service, visitor, "/coalitions")
                .get("coalitions")
                .valueStream()
                .map(row -> row.get("coalition").stringValue())
                .toList();
    }

    @Test
    void whoeverAsksThisServiceIsWhoAsksTheOtherOne() throws Exception {
        String[] recorder = headers(Visitor.RECORDER);
        PASSED_ON.clear();
        assertThat(status(restricted, "POST", "/coalitions/here/preview", recorder))
                .isEqualTo(404);
        assertThat(status(open, "POST", "/coalitions/here/preview")).isEqualTo(404);
        // Whether the log has come to a position that is not here yet, it is asked, too.
        status(restricted, "GET", "/coalitions/here/stances?known=@50", recorder);
        assertThat(PASSED_ON).containsExactly(recorder[1], "", recorder[1]);
    }

    @Test
    void aSessionHearsTheStreamForAsLongAsItsTokenIsGood() throws Exception {
        String lasting = session(Duration.ofHours(1));
        assertThat(status(restricted, "GET", "/coalitions/here/live", "Cookie", lasting))
                .isEqualTo(200);
        assertThat(status(restricted, "GET", "/coalitions/elsewhere/live", "Cookie", lasting))
                .isEqualTo(403);
        // A clock may be a minute behind, and this one has seconds left of that.
        String ending = session(Duration.ofSeconds(-55));
        var stream = begin(restricted, "GET", "/coalitions/here/live?after=0", "Cookie", ending);
        assertThat(stream.statusCode()).isEqualTo(200);
        try (InputStream heard = stream.body()) {
            assertThat(new String(heard.readAllBytes(), StandardCharsets.UTF_8)).contains("statement-recorded");
        }
        assertThat(status(restricted, "GET", "/coalitions/here/live", "Cookie", ending))
                .isEqualTo(401);
    }

    /** The cookie of a session whose token is good for so long. */
    private static String session(Duration left) throws IOException, InterruptedException {
        String token = ISSUER.claims().roles("reader:here").left(left).signed();
        return begin(restricted, "POST", "/session", "Authorization", "Bearer " + token)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .replaceFirst(";.*", "");
    }
}
