package muster.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import muster.Log;
import muster.Service;
import muster.event.Participant;
import muster.event.Recorded;
import muster.foundation.TestServers;
import muster.record.Json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static muster.Sentences.FRANCE;
import static muster.Sentences.GERMANY;
import static muster.Sentences.POLAND;
import static muster.Sentences.declined;
import static muster.Sentences.formed;
import static muster.Sentences.open;
import static muster.Sentences.pledged;
import static org.assertj.core.api.Assertions.assertThat;

class PreviewTest {

    private static final Participant BRITAIN = new Participant("GB");
    private static final Log LOG = new Log();
    private static final DryRuns COMMANDS = new DryRuns();
    private static final Service SERVICE =
            Service.on(LOG, TestServers.freshDatabase(), "--muster.commands=" + COMMANDS.address());
    private static final String WILLING = "/coalitions/willing/preview";
    private static final String EVIDENCE =
            "\"evidence\":[{\"publisher\":\"Example Press\",\"publishedOn\":\"2025-11-15\"}]";

    static {
        LOG.say("2025-02-17", formed());
    }

    private static final Recorded PLEDGE = LOG.say("2025-09-04", pledged(FRANCE, "fr-1"));
    private static final Recorded DECLINE = LOG.say("2025-09-04", declined(GERMANY));
    private static final Recorded OPEN = LOG.say("2025-09-05", open(POLAND));
    private static final Recorded FIRST = LOG.say("2025-09-05", open(BRITAIN));

    static {
        LOG.say("2025-09-05", declined(BRITAIN));
    }

    @BeforeAll
    static void allIsApplied() {
        SERVICE.at(LOG.records().size());
    }

    @AfterAll
    static void end() {
        SERVICE.close();
        COMMANDS.close();
        LOG.close();
    }

    private static HttpResponse<String> post(String path, String document, String type) {
        try {
            return Service.HTTP.send(
                    HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : SERVICE.url(path)))
                            .header("Content-Type", type)
                            .POST(BodyPublishers.ofString(document))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static JsonNode preview(String document) {
        HttpResponse<String> answer = post(WILLING, document, "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        return Json.object(answer.body().getBytes(UTF_8));
    }

    private static JsonNode problem(String document, int status) {
        HttpResponse<String> answer = post(WILLING, document, "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        return Json.object(answer.body().getBytes(UTF_8));
    }

    private static String said(String command, String fields) {
        return "{\"command\":\"%s\",\"coalition\":\"willing\",\"announcedAt\":\"2025-11-15\",%s,%s}"
                .formatted(command, EVIDENCE, fields);
    }

    private static String voicesSupport() {
        return said("VoiceSupport", "\"participant\":\"IT\",\"kinds\":[\"TROOPS\"]");
    }

    @Test
    void aMoveIsToldAsItWouldBeAndNothingIsRecorded() {
        COMMANDS.accept(6, "ConditionMet");
        JsonNode preview = preview(said("DeclareConditionMet", "\"condition\":\"CEASEFIRE\""));

        assertThat(preview.get("at").isNull()).isTrue();
        assertThat(preview.get("known").toString())
                .isEqualTo("{\"position\":6,\"recordedAt\":\"2026-01-01T00:06:00.000000Z\"}");
        assertThat(preview.get("changes").size()).isEqualTo(1);
        JsonNode change = preview.get("changes").get(0);
        assertThat(change.get("participant").asString()).isEqualTo("FR");
        assertThat(change.get("kind").asString()).isEqualTo("TROOPS");
        assertThat(change.get("before").asString()).isEqualTo("PLEDGED_CONDITIONALLY");
        assertThat(change.get("after").asString()).isEqualTo("PLEDGED");
        assertThat(change.get("direction").asString()).isEqualTo("UP");
        assertThat(change.get("cause").asString()).isEqualTo("TRIGGERED");
        assertThat(change.get("because").asString()).isEqualTo(DryRuns.id(0).toString());
        assertThat(preview.get("revisions").size()).isZero();
        assertThat(preview.get("contested").size()).isZero();
        assertThat(SERVICE.ask("/projection").get("head").asInt()).isEqualTo(6);
    }

    @Test
    void onlyThePastMayBeAnother() {
        COMMANDS.accept(6, "SupportVoiced");
        JsonNode preview = preview(said("VoiceSupport", "\"participant\":\"PL\",\"kinds\":[\"TROOPS\"]")
                .replace("2025-11-15\",\"ev", "2025-03-05\",\"ev"));

        assertThat(preview.get("changes").size()).isZero();
        JsonNode revision = preview.get("revisions").get(0);
        assertThat(revision.get("participant").asString()).isEqualTo("PL");
        assertThat(revision.get("cause").asString()).isEqualTo("LEARNT");
        assertThat(revision.get("before").size()).isEqualTo(1);
        assertThat(revision.get("after").get(0).get("stance").asString()).isEqualTo("SUPPORTIVE");
    }

    @Test
    void aDisputeContests() {
        COMMANDS.accept(6, "StatementDisputed");
        JsonNode contested = preview(said(
                        "DisputeStatement",
                        "\"statementId\":\"%s\",\"counterclaim\":\"It did not\"".formatted(OPEN.id())))
                .get("contested")
                .get(0);
        assertThat(contested.get("participant").asString()).isEqualTo("PL");
        assertThat(contested.get("contested").asBoolean()).isTrue();
    }

    @Test
    void aCorrectionIsOneMoveForEachThatItConcerns() {
        COMMANDS.accept(6, "StatementRetracted", "SupportVoiced");
        JsonNode preview = preview("""
                {"command":"CorrectStatement","coalition":"willing","statementId":"%s","reason":"A slip","replacement":
                 {"command":"VoiceSupport","announcedAt":"2025-09-04",%s,"participant":"IT","kinds":["TROOPS"]}}""".formatted(DECLINE.id(), EVIDENCE));

        assertThat(preview.get("changes")
                        .valueStream()
                        .map(change -> "%s %s %s %s"
                                .formatted(
                                        change.get("participant").asString(),
                                        change.get("before").asString(),
                                        change.get("after").asString(),
                                        change.get("cause").asString())))
                .containsExactly("DE DECLINED UNDECLARED CORRECTED", "IT UNDECLARED SUPPORTIVE CORRECTED");
        assertThat(preview.get("changes").get(1).get("because").asString())
                .isEqualTo(DryRuns.id(1).toString());
        assertThat(preview.get("changes").get(1).get("position").asInt()).isEqualTo(8);
    }

    @Test
    void aReplacementStandsWhereTheStatementStoodThatItCorrects() {
        COMMANDS.accept(6, "StatementRetracted", "TroopsPledged");
        JsonNode preview = preview("""
                {"command":"CorrectStatement","coalition":"willing","statementId":"%s","reason":"A slip","replacement":
                 {"command":"PledgeTroops","announcedAt":"2025-09-05",%s,"participant":"GB","pledgeId":"gb"}}""".formatted(FIRST.id(), EVIDENCE));
        assertThat(preview.get("changes").size()).isZero();
    }

    @Test
    void aRetractionTakesBack() {
        COMMANDS.accept(6, "StatementRetracted");
        JsonNode change = preview(
                        "{\"command\":\"RetractStatement\",\"coalition\":\"willing\",\"statementId\":\"%s\",\"reason\":\"A slip\"}"
                                .formatted(PLEDGE.id()))
                .get("changes")
                .get(0);
        assertThat(change.get("after").asString()).isEqualTo("UNDECLARED");
        assertThat(change.get("cause").asString()).isEqualTo("CORRECTED");
    }

    @Test
    void aCoalitionMayBePreviewedBeforeItIsFormed() {
        COMMANDS.accept(6, "CoalitionFormed");
        String formation = said("FormCoalition", "\"name\":\"Others\"").replace("\"willing\"", "\"others\"");
        HttpResponse<String> answer = post("/coalitions/others/preview", formation, "application/json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"changes\":[]");
        COMMANDS.answer(422, "application/problem+json", "{}");
        assertThat(post("/coalitions/others/preview", formation, "application/json")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void aCoalitionThatWasFormedAMomentAgoIsWaitedFor() {
        COMMANDS.accept(9, "SupportVoiced");
        String document = voicesSupport().replace("\"willing\"", "\"others\"");
        HttpResponse<String> answer = post("/coalitions/others/preview", document, "application/json");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("not-applied-yet");
    }

    @Test
    void theSendersCommandIdIsKeptAndAMissingOneIsGiven() {
        COMMANDS.accept(6, "SupportVoiced");
        UUID id = UUID.randomUUID();
        preview(voicesSupport().replace("{\"command\"", "{\"commandId\":\"%s\",\"command\"".formatted(id)));
        assertThat(COMMANDS.lastAsked().get("commandId").asString()).isEqualTo(id.toString());
        preview(voicesSupport());
        assertThat(UUID.fromString(COMMANDS.lastAsked().get("commandId").asString()))
                .isNotEqualTo(id);
    }

    @Test
    void whatWasRecordedBeforeChangesNothing() {
        COMMANDS.answer(200, "application/json", "{\"position\":2,\"events\":[]}");
        JsonNode preview = preview(voicesSupport());
        assertThat(preview.get("changes").size()).isZero();
        assertThat(preview.get("known").get("position").asInt()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 413, 415, 422, 429, 503})
    void whatTheCommandSideRefusesIsToldInItsWords(int status) {
        String said = "{\"type\":\"urn:muster:problem:x\",\"status\":%d,\"rule\":\"pledge-exists\"}".formatted(status);
        COMMANDS.answer(status, "application/problem+json", said);
        assertThat(problem(voicesSupport(), status).toString()).isEqualTo(said);
        assertThat(post(WILLING, voicesSupport(), "application/json").headers().firstValue("Retry-After"))
                .contains("7");
    }

    @Test
    void whatCannotBeReadIsLeftToTheCommandSide() {
        COMMANDS.answer(400, "application/problem+json", "{}");
        for (String broken : List.of("", "{", "[]", "null", "{\"command\":1,\"command\":2}", "{\"coalition\":7}")) {
            problem(broken, 400);
        }
        COMMANDS.answer(413, "application/problem+json", "{}");
        problem("{" + " ".repeat(200_000) + "}", 413);
        assertThat(COMMANDS.lastAskedAsSent()).hasSize(48 * 1024 + 1);
    }

    @Test
    void anAnswerThatIsNoneMeansThatTheCommandSideIsAway() {
        COMMANDS.answer(502, "text/html", "<h1>Bad gateway</h1>");
        JsonNode problem = problem(voicesSupport(), 503);
        assertThat(problem.get("type").asString()).isEqualTo("urn:muster:problem:commands-away");
        assertThat(problem.get("detail").asString()).contains("502");
    }

    @Test
    void withoutACommandSideThereIsNoPreview() {
        try (Service alone = Service.on(LOG, TestServers.freshDatabase());
                Service cutOff = Service.on(LOG, TestServers.freshDatabase(), "--muster.commands=http://127.0.0.1:1")) {
            for (Service service : List.of(alone.at(6), cutOff.at(6))) {
                HttpResponse<String> answer = post(service.url(WILLING), voicesSupport(), "application/json");
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("commands-away");
            }
        }
    }

    @Test
    void whatLiesBeforeItIsWaitedForAndNotForEver() {
        COMMANDS.accept(9, "SupportVoiced");
        assertThat(problem(voicesSupport(), 503).get("type").asString())
                .isEqualTo("urn:muster:problem:not-applied-yet");
    }

    @Test
    void anotherCoalitionsCommandAndAnUnknownCoalitionAreRefusedHere() {
        assertThat(problem(voicesSupport().replace("\"willing\"", "\"unwilling\""), 422)
                        .get("type")
                        .asString())
                .isEqualTo("urn:muster:problem:another-coalition");
        COMMANDS.answer(422, "application/problem+json", "{}");
        for (String document : List.of(voicesSupport(), voicesSupport().replace("\"willing\"", "\"unwilling\""), "{")) {
            assertThat(post("/coalitions/unwilling/preview", document, "application/json")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(post(WILLING + "?at=2025-09-04", voicesSupport(), "application/json")
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> ofAnotherType = post(WILLING, voicesSupport(), "text/plain");
        assertThat(ofAnotherType.statusCode()).isEqualTo(415);
        assertThat(ofAnotherType.body()).contains("text/plain");
        assertThat(SERVICE.get(WILLING).statusCode()).isEqualTo(405);
    }

    @Test
    void itIsDescribed() {
        JsonNode post = SERVICE.ask("/v3/api-docs")
                .get("paths")
                .get("/coalitions/{coalition}/preview")
                .get("post");
        assertThat(post.get("requestBody").get("content").has("application/json"))
                .isTrue();
    }
}
