package muster.answer;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import muster.Log;
import muster.Service;
import muster.event.Recorded;
import muster.event.StatementDisputed;
import muster.foundation.TestServers;

import static muster.Sentences.FRANCE;
import static muster.Sentences.GERMANY;
import static muster.Sentences.POLAND;
import static muster.Sentences.declined;
import static muster.Sentences.formed;
import static muster.Sentences.open;
import static muster.Sentences.pledged;
import static muster.Sentences.supports;
import static org.assertj.core.api.Assertions.assertThat;

class MementoTest {

    private static final Log LOG = new Log();
    private static final Service SERVICE = Service.on(LOG, TestServers.freshDatabase());
    private static final String STANCES = "/coalitions/willing/stances";
    private static final String ASKED = "Accept-Datetime";
    private static final String TOLD = "Memento-Datetime";
    private static final String BEFORE_ALL = "Thu, 01 Jan 2026 00:00:30 GMT";
    private static final String SECOND = "Thu, 01 Jan 2026 00:02:00 GMT";

    @BeforeAll
    static void aHistory() {
        LOG.say("2025-02-17", formed());
        // Recorded at 00:02:00.7, and at 00:02:00.8 what came in the same second.
        send(LOG.record(Log.COALITION, "2025-09-04", pledged(FRANCE, "fr-1")), 700);
        send(LOG.record(Log.COALITION, "2025-09-04", open(GERMANY)), 800);
        Recorded wrong = LOG.say("2025-09-05", supports(POLAND));
        LOG.say("2025-09-06", new StatementDisputed(wrong.id(), "It did not"));
        LOG.send(LOG.correct(wrong, declined(GERMANY)));
        SERVICE.at(LOG.records().size());
    }

    private static void send(Recorded recorded, int millis) {
        LOG.send(new Recorded(
                recorded.position(),
                recorded.id(),
                recorded.coalition(),
                Log.recordedAt(2).plusMillis(millis),
                recorded.commandId(),
                recorded.recordedBy(),
                recorded.statement()));
    }

    @AfterAll
    static void end() {
        SERVICE.close();
        LOG.close();
    }

    private static HttpResponse<String> at(String path, String datetime) {
        return SERVICE.get(path, ASKED, datetime);
    }

    private static JsonNode body(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonMapper().readTree(response.body());
    }

    private static String header(HttpResponse<?> response, String name) {
        return String.join(", ", response.headers().allValues(name));
    }

    @Test
    void aPageIsShownAsItWasThenAndSaysWhereThatStays() {
        HttpResponse<String> then = at(STANCES + "?kind=TROOPS", SECOND);
        String timeMap = "/coalitions/willing/timemap?of=stances%3Fkind%3DTROOPS";

        assertThat(body(then).get("known").get("position").asInt()).isEqualTo(3);
        assertThat(header(then, TOLD)).isEqualTo(SECOND);
        assertThat(header(then, "Vary")).isEqualTo("Accept, Accept-Datetime");
        assertThat(header(then, "Content-Location")).isEqualTo(STANCES + "?kind=TROOPS&known=@3");
        assertThat(header(then, "Link"))
                .isEqualTo("<%1$s?kind=TROOPS>; rel=\"original\", <%1$s?kind=TROOPS>; rel=\"timegate\", "
                                .formatted(STANCES)
                        + "<%s>; rel=\"timemap\"; type=\"application/link-format\"".formatted(timeMap));
        assertThat(SERVICE.get(header(then, "Content-Location")).body()).isEqualTo(then.body());
    }

    @Test
    void theMomentThatWasToldLeadsBackToTheSameState() {
        HttpResponse<String> then = at(STANCES, "Thu, 01 Jan 2026 00:03:59 GMT");
        assertThat(header(then, TOLD)).isEqualTo(SECOND);
        assertThat(at(STANCES, header(then, TOLD)).body()).isEqualTo(then.body());
    }

    @Test
    void beforeEverythingThereIsNothingAndTheMomentIsTheOneThatWasAsked() {
        HttpResponse<String> then = at(STANCES, BEFORE_ALL);
        assertThat(body(then).get("known").get("position").asInt()).isZero();
        assertThat(header(then, TOLD)).isEqualTo(BEFORE_ALL);
        assertThat(header(then, "Content-Location")).isEqualTo(STANCES + "?known=@0");
        assertThat(header(SERVICE.get(STANCES + "?known=@0"), TOLD)).isEqualTo("Thu, 01 Jan 1970 00:00:00 GMT");
    }

    @Test
    void theFutureIsTheLatest() {
        HttpResponse<String> then = at(STANCES, "Mon, 01 Jan 2300 00:00:00 GMT");
        assertThat(body(then).get("known").get("position").asInt()).isEqualTo(7);
        assertThat(header(then, TOLD)).isEqualTo("Thu, 01 Jan 2026 00:07:00 GMT");
    }

    @Test
    void thePresentIsNoMementoAndSaysWhereTheyAre() {
        HttpResponse<String> now = SERVICE.get(STANCES);
        assertThat(header(now, "Vary")).isEqualTo("Accept, Accept-Datetime");
        assertThat(header(now, "Link")).contains("rel=\"original\"", "rel=\"timegate\"", "rel=\"timemap\"");
        assertThat(now.headers().firstValue(TOLD)).isEmpty();
        assertThat(now.headers().firstValue("Content-Location")).isEmpty();
    }

    @Test
    void anAddressThatNamesAStateShowsItWhateverTheHeaderSays() {
        for (String known : List.of("@3", "2026-01-01T00:02:30Z")) {
            HttpResponse<String> fixed = at(STANCES + "?known=" + known + "&at=2025-12-31", "no date at all");
            assertThat(body(fixed).get("known").get("position").asInt()).isEqualTo(3);
            assertThat(header(fixed, TOLD)).isEqualTo(SECOND);
            assertThat(header(fixed, "Vary")).isEqualTo("Accept");
            assertThat(header(fixed, "Link")).startsWith("<" + STANCES + "?at=2025-12-31>; rel=\"original\", ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-01-01T00:02:00Z", "Fri, 01 Jan 2026 00:02:00 GMT", " "})
    void aMalformedMomentIsRefusedByItsName(String datetime) {
        HttpResponse<String> refused = at(STANCES, datetime);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(header(refused, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.body()).contains("\"field\":\"Accept-Datetime\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/coalitions",
                "/coalitions.csv",
                "/coalitions/willing",
                "/coalitions/willing.csv",
                STANCES,
                STANCES + ".csv",
                "/coalitions/willing/participants/FR/history",
                "/coalitions/willing/participants/FR/history.csv",
                "/coalitions/willing/statements",
                "/coalitions/willing/history",
                "/coalitions/willing/claims",
                "/coalitions/willing/claims/history.csv",
                "/coalitions/willing/pledges.csv",
                "/coalitions/willing/meetings",
                "/coalitions/willing/sources"
            })
    void everyPageOfAStateAnswersToIt(String path) {
        HttpResponse<String> then = at(path, SECOND);
        assertThat(then.statusCode()).isEqualTo(200);
        assertThat(header(then, TOLD)).isEqualTo(SECOND);
        assertThat(header(then, "Content-Location")).isEqualTo(path + "?known=@3");
        assertThat(SERVICE.get(path + "?known=@3").body()).isEqualTo(then.body());
    }

    @Test
    void whatIsOneStateHasOneTagAndIsNotSentAgain() {
        HttpResponse<String> then = at(STANCES, SECOND);
        String tag = header(then, "ETag");
        assertThat(header(at(STANCES, "Thu, 01 Jan 2026 00:04:00 GMT"), "ETag")).isNotEqualTo(tag);
        assertThat(header(SERVICE.get(STANCES), "ETag")).isNotEqualTo(tag);

        HttpResponse<String> again = SERVICE.get(STANCES, ASKED, SECOND, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        for (String name : List.of("ETag", "Vary", "Content-Location", TOLD)) {
            assertThat(header(again, name)).as(name).isEqualTo(header(then, name));
        }
        assertThat(SERVICE.get(STANCES, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void theHeadersComeWithoutTheBodyToo() throws IOException, InterruptedException {
        HttpResponse<Void> head = Service.HTTP.send(
                HttpRequest.newBuilder(URI.create(SERVICE.url(STANCES)))
                        .HEAD()
                        .header(ASKED, SECOND)
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        assertThat(head.statusCode()).isEqualTo(200);
        for (String name : List.of("ETag", "Vary", "Content-Location", TOLD, "Link")) {
            assertThat(header(head, name)).as(name).isEqualTo(header(at(STANCES, SECOND), name));
        }
    }

    @Test
    void theNextPageIsOfTheSameState() {
        HttpResponse<String> first = at(STANCES + "?limit=1&without=%5BX%5D", SECOND);
        String next = first.headers().firstValue("Link").orElseThrow();
        assertThat(next)
                .isEqualTo("<%s?limit=1&without=%%5BX%%5D&known=@3&cursor=3.1>; rel=\"next\"".formatted(STANCES));
        HttpResponse<String> second = SERVICE.get(next.substring(1, next.indexOf('>')));
        assertThat(body(second).get("stances").get(0).get("participant").asString())
                .isEqualTo("FR");
        assertThat(header(second, TOLD)).isEqualTo(SECOND);
        assertThat(header(second, "Link")).doesNotContain("next");
    }

    @Test
    void aPageOfAListKeepsToTheStateOfItsCursor() {
        HttpResponse<String> second = at(STANCES + "?limit=1&cursor=7.1", SECOND);
        assertThat(body(second).get("known").get("position").asInt()).isEqualTo(7);
        assertThat(header(second, "Link")).contains("<" + STANCES + "?limit=1>; rel=\"original\"");
        assertThat(header(second, "Content-Location")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/coalitions/willing",
                "/coalitions/willing.csv",
                "/coalitions/willing?at=2025-12-31",
                STANCES,
                STANCES + ".csv?kind=TROOPS,AIR&without=%5BX%5D",
                "/coalitions/willing/history?kind=TROOPS",
                "/coalitions/willing/history",
                "/coalitions/willing/claims",
                "/coalitions/willing/claims/history",
                "/coalitions/willing/pledges?limit=1&assume=A",
                "/coalitions/willing/meetings",
                "/coalitions/willing/statements?q=a%20b%26c",
                "/coalitions/willing/participants/PL/history",
                "/coalitions/willing/participants/PL/history?kind=TROOPS"
            })
    void everyPageNamesATimeMapOfItsOwnStates(String path) {
        String links = header(SERVICE.get(path), "Link");
        String named = links.substring(links.lastIndexOf('<') + 1, links.lastIndexOf('>'));
        String map = SERVICE.get(named).body();
        String last = path + (path.contains("?") ? "&" : "?") + "known=@7";

        assertThat(map)
                .contains("<" + path + ">;rel=\"original\"", "<" + named + ">;rel=\"self\"", "<" + last + ">;rel=\"");
        assertThat(SERVICE.get(last).headers().firstValue(TOLD)).contains("Thu, 01 Jan 2026 00:07:00 GMT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "live",
                "../x",
                "stances>",
                "stances?a=\">",
                "stances?%zz=1",
                "statements/x",
                "participants/PL/history"
            })
    void nothingElseHasATimeMap(String of) {
        String escaped = URLEncoder.encode(of, StandardCharsets.UTF_8);
        JsonNode refusal = SERVICE.refusal("/coalitions/willing/timemap?of=" + escaped, 400);
        assertThat(refusal.get("errors").get(0).get("field").asString()).isEqualTo("of");
    }

    @Test
    void aTimeMapListsAStateForEachCommand() {
        HttpResponse<String> map = SERVICE.get("/coalitions/willing/timemap");
        assertThat(header(map, "Content-Type")).isEqualTo("application/link-format");
        assertThat(map.body()).isEqualTo("""
                </coalitions/willing/stances>;rel="original",
                </coalitions/willing/stances>;rel="timegate",
                </coalitions/willing/timemap>;rel="self";type="application/link-format"\
                ;from="Thu, 01 Jan 2026 00:01:00 GMT";until="Thu, 01 Jan 2026 00:07:00 GMT",
                </coalitions/willing/stances?known=@1>;rel="first memento";datetime="Thu, 01 Jan 2026 00:01:00 GMT",
                </coalitions/willing/stances?known=@2>;rel="memento";datetime="Thu, 01 Jan 2026 00:02:00 GMT",
                </coalitions/willing/stances?known=@3>;rel="memento";datetime="Thu, 01 Jan 2026 00:02:00 GMT",
                </coalitions/willing/stances?known=@4>;rel="memento";datetime="Thu, 01 Jan 2026 00:04:00 GMT",
                </coalitions/willing/stances?known=@5>;rel="memento";datetime="Thu, 01 Jan 2026 00:05:00 GMT",
                </coalitions/willing/stances?known=@7>;rel="last memento";datetime="Thu, 01 Jan 2026 00:07:00 GMT"
                """);
        assertThat(SERVICE.get("/coalitions/willing/timemap", "If-None-Match", header(map, "ETag"))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void aParticipantsTimeMapListsWhatConcernsIt() {
        String poland = "/coalitions/willing/participants/PL";
        assertThat(header(SERVICE.get(poland + "/history"), "Link")).contains("<" + poland + "/timemap>");
        assertThat(SERVICE.get(poland + "/timemap").body())
                .contains(
                        "<" + poland + "/history>;rel=\"original\"",
                        "known=@4>;rel=\"first memento\"",
                        "known=@5>;rel=\"memento\"",
                        "known=@7>;rel=\"last memento\"")
                .doesNotContain("@1>", "@3>", "@6>");
        assertThat(SERVICE.get("/coalitions/willing/participants/FR/timemap").body())
                .contains("known=@2>;rel=\"first last memento\"");
    }

    @Test
    void whatNobodyKnowsOfHasNoTimeMap() {
        SERVICE.refusal("/coalitions/unwilling/timemap", 404);
        SERVICE.refusal("/coalitions/willing/participants/JP/timemap", 404);
        SERVICE.refusal("/coalitions/willing/timemap?known=@3", 400);
    }
}
