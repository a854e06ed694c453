package muster.intake;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.JsonNode;

import muster.command.Documents;
import muster.foundation.AccessMatrix;
import muster.foundation.AccessMatrix.Asked;
import muster.foundation.AccessMatrix.For;
import muster.foundation.TestIssuer;
import muster.foundation.TestServers;
import muster.foundation.Visitor;
import muster.gate.Reading;
import muster.ledger.SigningKey;
import muster.log.TestKey;
import muster.record.Json;

import static muster.foundation.Visitor.HERE;
import static org.assertj.core.api.Assertions.assertThat;

/** Everybody who may come, at everything there is: what is told here of who may do what is told nowhere else in the tests. */
class AccessTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String DECLINE = "\"participant\":\"DE\",\"kinds\":[\"TROOPS\"]";

    /** Who the service is in PostgreSQL: somebody who may add and change nothing. */
    private static final String ROLE = "access_recorder";

    private static final SigningKey KEY = TestKey.of("muster.test/log");
    private static final TestIssuer ISSUER = TestIssuer.start();
    private static TestServers.Database database;
    private static ConfigurableApplicationContext open;
    private static ConfigurableApplicationContext restricted;

    private static final AccessMatrix EVERYTHING = new AccessMatrix(List.of(
            new Asked("POST", "/commands", "/commands", For.WHO_RECORDS),
            new Asked("POST", "/commands", "/commands?dryRun=true", For.READERS_HERE),
            new Asked("GET", "/log/events", "/log/events", For.READERS_OF_THE_LOG),
            new Asked("GET", "/log/checkpoint", "/log/checkpoint", For.READERS_OF_THE_LOG),
            new Asked("GET", "/log/key", "/log/key", For.READERS_OF_THE_LOG),
            new Asked("GET", "/log/tile/{level:[0-9]{1,2}}/{*path}", "/log/tile/0/000", For.READERS_OF_THE_LOG),
            new Asked("GET", "/log/tile/entries/{*path}", "/log/tile/entries/000", For.READERS_OF_THE_LOG),
            new Asked("GET", "/log/proof/inclusion", "/log/proof/inclusion?position=1", For.READERS_OF_THE_LOG),
            new Asked("GET", "/log/proof/consistency", "/log/proof/consistency?from=0", For.READERS_OF_THE_LOG),
            new Asked("GET", "/actuator", "/actuator", For.ADMINISTRATORS),
            new Asked("GET", "/actuator/health", "/actuator/health", For.READERS_OF_ALL),
            new Asked("GET", "/actuator/health/**", "/actuator/health/db", For.READERS_OF_ALL),
            new Asked("GET", "/actuator/health/**", "/actuator/health/liveness", For.EVERYBODY),
            new Asked("GET", "/actuator/health/**", "/actuator/health/readiness", For.EVERYBODY),
            new Asked("GET", "/actuator/tree", "/actuator/tree", For.ADMINISTRATORS),
            new Asked("GET", "/actuator/prometheus", "/actuator/prometheus", For.ADMINISTRATORS),
            new Asked("GET", "/v3/api-docs", "/v3/api-docs", For.EVERYBODY),
            new Asked("GET", "/v3/api-docs.yaml", "/v3/api-docs.yaml", For.EVERYBODY),
            new Asked("GET", "/v3/api-docs/swagger-config", "/v3/api-docs/swagger-config", For.EVERYBODY),
            new Asked("GET", "/docs", "/docs", For.EVERYBODY),
            new Asked("GET", "", "/swagger-ui/index.html", For.EVERYBODY),
            new Asked("GET", "", "/error", For.NO_ONE),
            new Asked("GET", "", "/no-such-thing", For.NO_ONE)));

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        database = TestServers.freshDatabase();
        Path keys = Files.writeString(folder.resolve("keys.json"), ISSUER.keys());
        open = service(keys, "public");
        restricted = service(keys, "restricted");
        assertThat(send(open, Visitor.RECORDER_HERE, "POST", "/commands", json("FormCoalition", HERE, "\"name\":\"H\""))
                        .statusCode())
                .isEqualTo(201);
    }

    private static ConfigurableApplicationContext service(Path keys, String reading) {
        return new SpringApplicationBuilder(CommandService.class)
                .run(
                        "--server.port=0",
                        "--muster.origin=muster.test/log",
                        "--muster.log.key=" + KEY.secret(),
                        "--muster.relay.enabled=false",
                        "--muster.dashboard=http://127.0.0.1:8080",
                        "--muster.gate.reading=" + reading,
                        "--muster.gate.keys-file=" + keys,
                        "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + ISSUER.uri(),
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + ROLE,
                        "--spring.datasource.password=secret",
                        "--spring.flyway.user=" + database.user(),
                        "--spring.flyway.password=" + database.password());
    }

    @AfterAll
    static void stop() {
        open.close();
        restricted.close();
        ISSUER.close();
    }

    private static String json(String command, String coalition, String fields) {
        return Documents.json(command, fields)
                .replaceFirst("\"coalition\":\"[^\"]*\"", "\"coalition\":\"%s\"".formatted(coalition));
    }

    private static HttpResponse<String> send(
            ConfigurableApplicationContext service, Visitor visitor, String method, String path, String body)
            throws IOException, InterruptedException {
        return send(service, visitor.authorization(ISSUER), method, path, "application/json", body);
    }

    private static HttpResponse<String> send(
            ConfigurableApplicationContext service,
            Optional<String> authorization,
            String method,
            String path,
            String type,
            String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port") + path))
                .method(method, BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", type);
        }
        authorization.ifPresent(value -> request.header("Authorization", value));
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static ConfigurableApplicationContext service(Reading reading) {
        return reading.isPublic() ? open : restricted;
    }

    @Test
    void everythingThatSpringAnswersIsAskedForHere() {
        Set<String> mapped = open.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> info.getPatternValues().stream())
                .collect(Collectors.toSet());
        assertThat(EVERYTHING.patterns()).hasSameElementsAs(mapped);
    }

    @ParameterizedTest
    @EnumSource
    void everybodyMayWhatIsTheirsAndNothingElse(Reading reading) throws Exception {
        assertThat(EVERYTHING.wrong(
                        (visitor, method, path) -> send(service(reading), visitor, method, path, body(method))
                                .statusCode(),
                        reading.isPublic(),
                        Set.of()))
                .isEmpty();
    }

    private static String body(String method) {
        return method.equals("POST") ? json("DeclineParticipation", HERE, DECLINE) : "";
    }

    @Test
    void anotherMethodIsNobodys() throws Exception {
        assertThat(EVERYTHING.answeredByAnotherMethod((visitor, method, path) ->
                        send(open, visitor, method, path, "").statusCode()))
                .isEmpty();
    }

    @Test
    void ofManyLinesThoseOfAnotherCoalitionAreRefusedInTheirPlace() throws Exception {
        String lines = Stream.of(HERE, "elsewhere", HERE)
                .map(coalition -> json("DeclineParticipation", coalition, DECLINE))
                .collect(Collectors.joining("\n"));
        var answer = send(
                open, Visitor.RECORDER_HERE.authorization(ISSUER), "POST", "/commands", "application/x-ndjson", lines);
        List<JsonNode> answers = answer.body()
                .lines()
                .map(line -> Json.object(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        assertThat(answers).extracting(line -> line.get("status").intValue()).containsExactly(201, 403, 201);
        assertThat(answers.get(1).get("problem").get("detail").stringValue()).contains("elsewhere");
    }

    @Test
    void peopleAreRecordedByAnIdThatTellsNothingAndStaysTheSame() throws Exception {
        var ids = new ArrayList<UUID>();
        for (String subject : List.of("anna@example.org", "boris@example.org", "anna@example.org")) {
            String token = ISSUER.claims().subject(subject).roles("recorder").signed();
            var answer = send(
                    open,
                    Optional.of("Bearer " + token),
                    "POST",
                    "/commands",
                    "application/json",
                    json("DeclineParticipation", HERE, DECLINE));
            assertThat(answer.statusCode()).isEqualTo(201);
            long position = Json.object(answer.body().getBytes(StandardCharsets.UTF_8))
                    .get("position")
                    .longValue();
            var record = send(open, Visitor.NOBODY, "GET", "/log/events?limit=1&after=" + (position - 1), "")
                    .body();
            assertThat(record).doesNotContain(subject);
            ids.add(UUID.fromString(Json.object(record.strip().getBytes(StandardCharsets.UTF_8))
                    .get("recordedby")
                    .stringValue()));
        }
        assertThat(ids.get(0)).isEqualTo(ids.get(2)).isNotEqualTo(ids.get(1));
        assertThat(subjectOf(ids.get(1))).isEqualTo("boris@example.org");
    }

    private static String subjectOf(UUID id) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var rows = connection
                        .createStatement()
                        .executeQuery("select subject from recorder where id = '%s'".formatted(id))) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void thePageMaySendItsTokenAndReadWhyItIsRefused() throws Exception {
        var asked = preflight("http://127.0.0.1:8080");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
                .containsIgnoringCase("authorization");
        assertThat(preflight("https://evil.example").statusCode()).isEqualTo(403);
        var request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + open.getEnvironment().getProperty("local.server.port") + "/commands"))
                .header("Origin", "http://127.0.0.1:8080")
                .POST(BodyPublishers.noBody())
                .build();
        var refused = CLIENT.send(request, BodyHandlers.discarding());
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).contains("http://127.0.0.1:8080");
    }

    private static HttpResponse<String> preflight(String origin) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + open.getEnvironment().getProperty("local.server.port") + "/commands"))
                .headers(
                        "Origin", origin,
                        "Access-Control-Request-Method", "POST",
                        "Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", BodyPublishers.noBody())
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    @Test
    void whereNotEverybodyMayReadNothingLiesWhereEverybodyComesBy() throws Exception {
        var tile = Arrays.asList(
                send(open, Visitor.AUDITOR, "GET", "/log/tile/0/000.p/1", ""),
                send(restricted, Visitor.AUDITOR, "GET", "/log/tile/0/000.p/1", ""));
        assertThat(tile.getFirst().headers().firstValue("Cache-Control").orElseThrow())
                .contains("public");
        assertThat(tile.getLast().headers().firstValue("Cache-Control").orElseThrow())
                .contains("private");
    }
}
