package muster.intake;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import muster.foundation.TestServers;
import muster.log.TestKey;
import muster.record.Json;

import static muster.command.Documents.bare;
import static muster.command.Documents.correction;
import static muster.command.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

/** The service as its senders see it: real HTTP, real PostgreSQL. */
class CommandsHttpTest {

    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";
    private static final String DECLINE = "\"participant\":\"DE\",\"kinds\":[\"TROOPS\"]";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static ConfigurableApplicationContext service;
    private static String address;

    @BeforeAll
    static void start() throws Exception {
        var database = TestServers.freshDatabase();
        service = new SpringApplicationBuilder(CommandService.class)
                .run(
                        "--server.port=0",
                        "--muster.origin=muster.test/log",
                        "--muster.log.key=" + TestKey.of("muster.test/log").secret(),
                        "--muster.relay.enabled=false",
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password());
        address = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
        assertThat(post(json("FormCoalition", "\"name\":\"Test\"")).statusCode())
                .isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return post("/commands", JSON, body);
    }

    private static HttpResponse<String> post(String path, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
    }

    private static JsonNode parsed(String json) {
        return Json.object(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String name) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = parsed(answer.body());
        assertThat(problem.get("type").stringValue()).isEqualTo("urn:muster:problem:" + name);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("title").stringValue()).isNotBlank();
        assertThat(problem.get("detail").stringValue()).isNotBlank().doesNotContain("Exception", "\tat ");
    }

    private static long head() throws IOException, InterruptedException {
        long position = 0;
        for (String line : get("/log/events?limit=10000").body().lines().toList()) {
            position = Long.parseLong(parsed(line).get("position").stringValue());
        }
        return position;
    }

    @Test
    void aCommandIsRecordedOnceAndAnsweredTheSameAgain() throws Exception {
        String document = json("DeclineParticipation", DECLINE);
        HttpResponse<String> first = post(document);
        assertThat(first.statusCode()).isEqualTo(201);
        JsonNode answer = parsed(first.body());
        assertThat(answer.get("events").get(0).get("type").stringValue()).isEqualTo("ParticipationDeclined");
        assertThat(answer.get("events").get(0).get("recordedAt").stringValue())
                .matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z");
        long head = head();

        HttpResponse<String> again = post(document.replace(":", ": "));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertProblem(post(document.replace("TROOPS", "AIR")), 422, "command-id-reused");
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void theRecordIsACloudEventOnOneLine() throws Exception {
        HttpResponse<String> answer =
                post(json("DeclineParticipation", DECLINE + ",\"reason\":\"no \uD83D\uDE00/\\n é\""));
        long position = parsed(answer.body()).get("position").longValue();
        HttpResponse<String> log = get("/log/events?after=%d&limit=1".formatted(position - 1));
        assertThat(log.headers().firstValue("Content-Type").orElseThrow()).startsWith(NDJSON);
        assertThat(log.body()).endsWith("}\n").contains("no \uD83D\uDE00/\\n é");
        JsonNode record = parsed(log.body());
        assertThat(record.get("source").stringValue()).isEqualTo("https://muster.test/log");
        assertThat(record.get("type").stringValue()).isEqualTo("muster.ParticipationDeclined.v1");
        assertThat(record.get("subject").stringValue()).isEqualTo("DE");
        assertThat(record.get("position").stringValue()).isEqualTo(Long.toString(position));
        assertThat(record.get("data").get("announcedAt").stringValue()).isEqualTo("2025-09-04");
    }

    @Test
    void whatCannotBeRecordedIsSaidPlainlyAndLeavesNoTrace() throws Exception {
        long head = head();
        assertProblem(post("{"), 400, "malformed");
        assertProblem(post("{\"command\":\"Dissolve\"}"), 400, "malformed");
        assertProblem(post(json("DeclineParticipation", DECLINE + ",\"colour\":\"red\"")), 400, "malformed");
        assertProblem(post(json("DeclineParticipation", DECLINE.replace("DE", "XX"))), 422, "participant-unknown");
        assertProblem(post(json("DeclineParticipation", "2999-01-01", DECLINE)), 422, "announced-in-future");
        assertProblem(post("/commands", "text/plain", "hello"), 415, "http");
        assertProblem(
                post(json("DeclineParticipation", DECLINE + ",\"reason\":\"%s\"".formatted("x".repeat(48 * 1024)))),
                413,
                "too-large");
        assertProblem(get("/commands"), 405, "http");
        assertProblem(get("/nothing"), 404, "http");
        assertProblem(get("/log/events?limit=0"), 400, "http");
        assertProblem(get("/log/events?after=x"), 400, "bad-parameter");
        assertProblem(get("/log/events?after=%ff"), 400, "bad-parameter");
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void theLargestDocumentHasARecordThatAnEntryOfTheTreeCanHold() throws Exception {
        String quotes = "\\u0001".repeat(8 * 1024 - 100);
        HttpResponse<String> fits =
                post(json("DeclineParticipation", DECLINE + ",\"reason\":\"%s\"".formatted(quotes)));
        assertThat(fits.statusCode()).as(fits.body()).isEqualTo(201);
    }

    @Test
    void manyLinesAreAnsweredInOrderAndABadOneStopsNothing() throws Exception {
        String pledge = json("PledgeTroops", "\"participant\":\"FR\",\"pledgeId\":\"many\"");
        String body = String.join(
                "\n", pledge, "{", "", json("ReaffirmPledge", "\"participant\":\"FR\",\"pledgeId\":\"many\""), pledge);
        HttpResponse<String> answer = post("/commands", NDJSON, body);
        assertThat(answer.statusCode()).isEqualTo(200);
        List<JsonNode> lines =
                answer.body().lines().map(CommandsHttpTest::parsed).toList();
        assertThat(lines).extracting(line -> line.get("line").intValue()).containsExactly(1, 2, 4, 5);
        assertThat(lines).extracting(line -> line.get("status").intValue()).containsExactly(201, 400, 201, 200);
        assertThat(lines.get(1).get("problem").get("errors").isArray()).isTrue();
        assertThat(lines.get(3).get("position")).isEqualTo(lines.get(0).get("position"));
    }

    @Test
    void aDryRunTellsWhatWouldBeAndRecordsNothing() throws Exception {
        long head = head();
        String body = String.join(
                "\n",
                json("PledgeTroops", "\"participant\":\"FR\",\"pledgeId\":\"dry\""),
                json("ReaffirmPledge", "\"participant\":\"FR\",\"pledgeId\":\"dry\""),
                json("PledgeTroops", "\"participant\":\"GB\",\"pledgeId\":\"dry\""));
        HttpResponse<String> answer = post("/commands?dryRun=true", NDJSON, body);
        assertThat(answer.body().lines().map(line -> parsed(line).get("status").intValue()))
                .containsExactly(201, 201, 422);
        assertThat(post("/commands?dryRun=true", JSON, json("DeclineParticipation", DECLINE))
                        .statusCode())
                .isEqualTo(201);
        assertThat(post("/commands?dryRun", JSON, json("DeclineParticipation", DECLINE))
                        .statusCode())
                .isEqualTo(201);
        for (String slip : List.of("dryRun=yes", "dryrun=true", "dryRun=true&dryRun=false", "dry-run")) {
            assertProblem(post("/commands?" + slip, JSON, json("DeclineParticipation", DECLINE)), 400, "bad-parameter");
        }
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void aCorrectionsTwoEventsLieNextToEachOther() throws Exception {
        JsonNode slip = parsed(post(json("DeclineParticipation", DECLINE)).body());
        UUID id = UUID.fromString(slip.get("events").get(0).get("id").stringValue());
        JsonNode both = parsed(post(correction(id, "DeclineParticipation", "2025-09-05", DECLINE))
                .body());
        JsonNode events = both.get("events");
        assertThat(events).hasSize(2);
        assertThat(events.get(0).get("recordedAt")).isEqualTo(events.get(1).get("recordedAt"));
        assertThat(events.get(1).get("position").longValue())
                .isEqualTo(events.get(0).get("position").longValue() + 1);
        assertProblem(
                post(bare("RetractStatement", "\"statementId\":\"%s\",\"reason\":\"slip\"".formatted(id))),
                422,
                "statement-retracted");
    }

    @Test
    void ofManyWhoWantOneNameOneGetsItAndOfManyCopiesOneIsRecorded() {
        List<CompletableFuture<Integer>> rivals = IntStream.range(0, 16)
                .mapToObj(i -> sent(json("PledgeTroops", "\"participant\":\"FR\",\"pledgeId\":\"contended\"")))
                .toList();
        assertThat(rivals.stream().map(CompletableFuture::join).filter(status -> status == 201))
                .hasSize(1);
        assertThat(rivals.stream().map(CompletableFuture::join)).containsOnly(201, 422);

        String same = json("DeclineParticipation", DECLINE);
        List<CompletableFuture<Integer>> copies =
                IntStream.range(0, 16).mapToObj(i -> sent(same)).toList();
        assertThat(copies.stream().map(CompletableFuture::join).filter(status -> status == 201))
                .hasSize(1);
        assertThat(copies.stream().map(CompletableFuture::join)).containsOnly(200, 201);
    }

    private static CompletableFuture<Integer> sent(String document) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/commands"))
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString(document))
                .build();
        return CLIENT.sendAsync(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    @Test
    void aPageOfAnotherOriginMayReadTheLogAndNotPost() throws Exception {
        HttpRequest foreign = HttpRequest.newBuilder(URI.create(address + "/commands"))
                .header("Content-Type", JSON)
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.ofString(json("DeclineParticipation", DECLINE)))
                .build();
        assertThat(CLIENT.send(foreign, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        HttpRequest reading = HttpRequest.newBuilder(URI.create(address + "/log/events"))
                .header("Origin", "https://auditor.example")
                .build();
        assertThat(CLIENT.send(reading, BodyHandlers.ofString()).headers().firstValue("Access-Control-Allow-Origin"))
                .contains("*");
    }
}
