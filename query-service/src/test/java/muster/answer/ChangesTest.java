package muster.answer;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

import muster.Log;
import muster.Service;
import muster.event.ConditionMet;
import muster.event.Recorded;
import muster.foundation.TestServers;

import static muster.Sentences.CEASEFIRE;
import static muster.Sentences.FRANCE;
import static muster.Sentences.GERMANY;
import static muster.Sentences.POLAND;
import static muster.Sentences.declined;
import static muster.Sentences.formed;
import static muster.Sentences.pledged;
import static muster.Sentences.supports;
import static org.assertj.core.api.Assertions.assertThat;

/** What changed between two points in the two times, and what later records made of the past. */
class ChangesTest {

    private static final Log LOG = new Log();
    private static final Service SERVICE = Service.on(LOG, TestServers.freshDatabase());
    private static final String WILLING = "/coalitions/willing";

    static {
        LOG.say("2025-02-17", formed());
    }

    private static final Recorded PLEDGE = LOG.say("2025-09-04", pledged(FRANCE, "fr-1"));
    private static final Recorded SLIP = LOG.say("2025-09-05", declined(GERMANY));
    private static final Recorded SUPPORT = LOG.say("2025-09-06", supports(POLAND));
    private static final Recorded RETRACTION = LOG.retract(SLIP);
    private static final Recorded LATE = LOG.say("2025-08-01", declined(FRANCE));
    private static final Recorded CEASE = LOG.say("2025-11-01", new ConditionMet(CEASEFIRE));

    @BeforeAll
    static void allIsApplied() {
        SERVICE.at(LOG.records().size());
    }

    @AfterAll
    static void end() {
        SERVICE.close();
        LOG.close();
    }

    private static List<String> changes(String question) {
        JsonNode answer = SERVICE.ask(WILLING + "/changes" + question);
        return answer.get("changes").valueStream().map(ChangesTest::words).toList();
    }

    private static String words(JsonNode change) {
        return "%s %s %s %s %s %s"
                .formatted(
                        change.get("participant").asString(),
                        change.get("before").asString(),
                        change.get("after").asString(),
                        change.get("direction").asString(),
                        change.get("cause").asString(),
                        change.get("because").asString());
    }

    @Test
    void aDifferenceInValidTimeNamesWhatWasSaidMeanwhile() {
        assertThat(changes("?from=2025-09-03&to=2025-09-05&kind=TROOPS"))
                .containsExactly("FR DECLINED PLEDGED_CONDITIONALLY UP SAID " + PLEDGE.id());
        assertThat(changes("?from=2025-10-01&to=2025-11-01"))
                .containsExactly("FR PLEDGED_CONDITIONALLY PLEDGED UP TRIGGERED " + CEASE.id());
    }

    @Test
    void aDifferenceInRecordTimeNamesWhatWasLearntMeanwhile() {
        assertThat(changes("?knownFrom=@4&knownTo=@5"))
                .containsExactly("DE DECLINED UNDECLARED UP CORRECTED " + RETRACTION.id());
        assertThat(changes("?from=2025-09-01&knownFrom=@5&to=2025-09-01&knownTo=@6"))
                .containsExactly("FR UNDECLARED DECLINED DOWN LEARNT " + LATE.id());
        assertThat(changes("?knownFrom=@3&direction=UP"))
                .containsExactly(
                        "DE DECLINED UNDECLARED UP CORRECTED " + RETRACTION.id(),
                        "FR PLEDGED_CONDITIONALLY PLEDGED UP TRIGGERED " + CEASE.id(),
                        "PL UNDECLARED SUPPORTIVE UP SAID " + SUPPORT.id());
        assertThat(changes("")).isEmpty();
    }

    @Test
    void aStanceThatRestsOnWhatWasLearntLateSaysSo() {
        assertThat(isLate("?at=2025-09-01&participant=FR")).isTrue();
        assertThat(isLate("?at=2025-09-05&participant=FR")).isFalse();
        JsonNode said = SERVICE.ask(WILLING + "/statements?participant=FR").get("statements");
        assertThat(said.get(0).get("late").toString()).isEqualTo("[]");
        assertThat(said.get(1).get("late").toString()).isEqualTo("[\"TROOPS\"]");
    }

    private static boolean isLate(String question) {
        return SERVICE.ask(WILLING + "/stances" + question)
                .get("stances")
                .get(0)
                .get("late")
                .asBoolean();
    }

    @Test
    void aDifferenceEchoesBothPointsAndIsRefusedWithTwoNamesForOne() {
        JsonNode answer = SERVICE.ask(WILLING + "/changes?from=2025-09-03&knownFrom=@2&to=2025-09-05&knownTo=@4");
        assertThat(answer.get("from").asString()).isEqualTo("2025-09-03T23:59:59.999999Z");
        assertThat(answer.get("knownFrom").get("position").asInt()).isEqualTo(2);
        assertThat(answer.get("at").asString()).isEqualTo("2025-09-05T23:59:59.999999Z");
        assertThat(answer.get("known").get("position").asInt()).isEqualTo(4);

        JsonNode problem = SERVICE.refusal(WILLING + "/changes?to=2025-09-03&at=2025-09-03", 400);
        assertThat(problem.get("errors").get(0).get("field").asString()).isEqualTo("to");
    }

    @Test
    void aRevisionTellsThePeriodsThatWereAndThatAre() {
        JsonNode all = SERVICE.ask(WILLING + "/revisions").get("revisions");

        assertThat(all).hasSize(1);
        JsonNode revision = all.get(0);
        assertThat(revision.get("participant").asString()).isEqualTo("FR");
        assertThat(revision.get("cause").asString()).isEqualTo("LEARNT");
        assertThat(revision.get("because").asString()).isEqualTo(LATE.id().toString());
        assertThat(revision.get("position").asLong()).isEqualTo(LATE.position());
        assertThat(revision.get("before")).hasSize(1);
        assertThat(revision.get("after"))
                .extracting(period -> period.get("stance").asString())
                .containsExactly("DECLINED", "PLEDGED_CONDITIONALLY");
        assertThat(SERVICE.ask(WILLING + "/revisions?limit=1").has("cursor")).isFalse();
        assertThat(SERVICE.ask(WILLING + "/revisions?known=@5").get("revisions"))
                .isEmpty();
        assertThat(SERVICE.ask(WILLING + "/revisions?at=2025-08-02").get("revisions"))
                .as("as at August it was no revision but a change")
                .isEmpty();
    }

    @Test
    void theFeedTellsTheLatestChangesFirst() throws Exception {
        HttpResponse<String> answer = SERVICE.get(WILLING + "/changes.atom?limit=3");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/atom+xml");
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        Document feed = parsers.newDocumentBuilder().parse(new InputSource(new StringReader(answer.body())));

        assertThat(feed.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        List<String> titles = elements(feed, "title");
        assertThat(titles.subList(1, titles.size()))
                .containsExactly(
                        "France, troops: pledged conditionally → pledged",
                        "Germany, troops: declined → undeclared",
                        "Poland, troops: undeclared → supportive");
        Element entry = (Element) feed.getElementsByTagNameNS("*", "entry").item(0);
        assertThat(((Element) entry.getElementsByTagNameNS("*", "link").item(0)).getAttribute("href"))
                .as("where a person who clicks is led")
                .contains("/?coalition=willing&why=statement:");
        assertThat(elements(feed, "id")).doesNotHaveDuplicates().hasSize(4);
        assertThat(elements(feed, "updated").getFirst())
                .isEqualTo(SERVICE.ask(WILLING + "/stances")
                        .get("known")
                        .get("recordedAt")
                        .asString());

        assertThat(answer.headers().firstValue("Link").orElseThrow()).contains("timemap?of=changes.atom");
        HttpResponse<String> earlier =
                SERVICE.get(WILLING + "/changes.atom", "Accept-Datetime", "Thu, 01 Jan 2026 00:04:30 GMT");
        assertThat(earlier.headers().firstValue("Content-Location").orElseThrow())
                .contains("known=@4");
        assertThat(earlier.body()).contains("supportive").doesNotContain("CORRECTED");

        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(SERVICE.get(WILLING + "/changes.atom?limit=3", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    private static List<String> elements(Document feed, String name) {
        var found = feed.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(index -> (Element) found.item(index))
                .map(Element::getTextContent)
                .toList();
    }

    @Test
    void bothComeAsTables() {
        assertThat(SERVICE.get(WILLING + "/changes.csv?knownFrom=@4&knownTo=@5").body())
                .isEqualTo("participant,kind,before,after,direction,cause,because,announcedAt\r\n"
                        + "DE,TROOPS,DECLINED,UNDECLARED,UP,CORRECTED," + RETRACTION.id() + ",\r\n");
        assertThat(SERVICE.get(WILLING + "/revisions.csv").body()).contains("LEARNT");
    }

    @Test
    void whatAStateIsNamedByIsNotNegotiatedAndALongQuestionIsAnswered() {
        HttpResponse<String> named = SERVICE.get(
                WILLING + "/changes?knownFrom=@2&knownTo=@4", "Accept-Datetime", "Thu, 01 Jan 2026 00:06:30 GMT");
        assertThat(named.statusCode()).isEqualTo(200);
        assertThat(named.headers().allValues("Link").toString()).contains("changes?knownFrom=@2>; rel=\"original\"");

        String publisher = "a".repeat(3_000);
        assertThat(SERVICE.get(WILLING + "/stances?limit=1&without=" + publisher)
                        .statusCode())
                .isEqualTo(200);
        assertThat(SERVICE.get(WILLING + "/timemap?of=stances%3Fwithout%3D" + publisher)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aFeedIsWellFormedWhateverARecordHolds() throws Exception {
        try (Log log = new Log();
                Service service = Service.on(log, TestServers.freshDatabase())) {
            log.say("2025-02-17", formed());
            log.say("2025-03-01", supports(POLAND), Log.evidence("P\u0001\uffffx & <y>"));
            String feed = service.at(2).get(WILLING + "/changes.atom").body();

            assertThat(DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(feed)))
                            .getElementsByTagName("summary")
                            .item(0)
                            .getTextContent())
                    .contains("P\uFFFD\uFFFDx & <y>");
            assertThat(service.get("/projection/rebuild").statusCode()).isEqualTo(405);
        }
    }

    @Test
    void momentsTellWhichRecordsMovedAStanceAndOfWhichDayTheirEvidenceIs() {
        JsonNode all = SERVICE.ask(WILLING + "/moments").get("moments");

        assertThat(all.valueStream().map(moment -> moment.get("position").asLong()))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(all.valueStream().map(moment -> moment.get("moved").asBoolean()))
                .containsExactly(false, true, true, true, true, true, true);
        assertThat(all.get(1).get("recordedAt").asString()).isEqualTo("2026-01-01T00:02:00.000000Z");
        assertThat(all.get(1).get("published").toString()).isEqualTo("[\"2025-09-04\"]");
        assertThat(SERVICE.ask(WILLING + "/moments?after=6").get("moments")).hasSize(1);
        assertThat(SERVICE.ask(WILLING + "/moments?after=7").get("moments")).isEmpty();
    }
}
