package muster.answer;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import muster.Log;
import muster.Service;
import muster.event.AnnouncedAt;
import muster.event.AttendanceRecorded;
import muster.event.Format;
import muster.event.HeadquartersDesignated;
import muster.event.Kind;
import muster.event.LeadAppointed;
import muster.event.MeetingConvened;
import muster.event.MeetingId;
import muster.event.Mode;
import muster.event.Recorded;
import muster.event.Reliability;
import muster.event.StatementCorroborated;
import muster.event.StatementDisputed;
import muster.foundation.TestServers;

import static muster.Sentences.FRANCE;
import static muster.Sentences.GERMANY;
import static muster.Sentences.POLAND;
import static muster.Sentences.claimed;
import static muster.Sentences.declined;
import static muster.Sentences.formed;
import static muster.Sentences.joined;
import static muster.Sentences.opposed;
import static muster.Sentences.pledged;
import static muster.Sentences.supports;
import static org.assertj.core.api.Assertions.assertThat;

class AnswersTest {

    private static final Log LOG = new Log();
    private static final Service SERVICE = Service.on(LOG, TestServers.freshDatabase());
    private static final String WILLING = "/coalitions/willing";

    private static final Recorded FORMED = LOG.say("2025-02-17", formed());

    static {
        LOG.say("2025-03-02", new StatementDisputed(FORMED.id(), "Formed on 2 March"));
    }

    static {
        LOG.say("2025-03-02", new LeadAppointed(FRANCE, Optional.of("E. Macron")));
    }

    static {
        LOG.say("2025-07-10", new HeadquartersDesignated("Paris", Optional.empty(), Optional.empty()));
    }

    private static final Recorded JOINED = LOG.say("2025-03-02", joined(FRANCE));

    private static final Recorded PLEDGE = LOG.say("2025-09-04", pledged(FRANCE, "fr-1"));
    private static final Recorded CLAIM = LOG.say("2025-09-04", claimed(26));
    private static final Recorded CLAIM_AGAIN =
            LOG.say("2025-09-05", new StatementCorroborated(CLAIM.id()), Log.evidence("Reuters"));
    private static final Recorded DECLINE =
            LOG.say("[..2025-10-20]", declined(GERMANY, Kind.TROOPS, Kind.AIR), Log.graded("Bild", Reliability.D, 3));
    private static final Recorded SLIP = LOG.say("2025-03-05", supports(POLAND));
    private static final Recorded RETRACTION = LOG.retract(SLIP);

    static {
        LOG.say("2025-03-06", opposed(POLAND));
    }

    private static final MeetingId LONDON = new MeetingId("london");
    private static final Recorded CONVENED = LOG.say(
            "2025-10-01",
            new MeetingConvened(
                    LONDON, "London meeting", AnnouncedAt.parse("2025-10-24"), Optional.empty(), Format.HYBRID));

    static {
        LOG.say("2025-10-02", new AttendanceRecorded(LONDON, FRANCE, Mode.UNKNOWN, true, Optional.empty()));
    }

    @BeforeAll
    static void allIsApplied() {
        SERVICE.at(LOG.records().size());
    }

    @AfterAll
    static void end() {
        SERVICE.close();
        LOG.close();
    }

    private static JsonNode stance(String question, String participant) {
        for (JsonNode one : SERVICE.ask(WILLING + "/stances" + question).get("stances")) {
            if (one.get("participant").asString().equals(participant)
                    && one.get("kind").asString().equals("TROOPS")) {
                return one;
            }
        }
        return MissingNode.getInstance();
    }

    @Test
    void aStanceIsToldWithAllThatItRestsOn() {
        JsonNode france = stance("", "FR");

        assertThat(france.get("stance").asString()).isEqualTo("PLEDGED_CONDITIONALLY");
        assertThat(france.get("since").asString()).isEqualTo("2025-09-04T00:00:00.000000Z");
        assertThat(france.get("because").asString()).isEqualTo(PLEDGE.id().toString());
        assertThat(france.get("restsOn").asString()).isEqualTo(PLEDGE.id().toString());
        assertThat(france.get("contested").asBoolean()).isFalse();
        assertThat(france.get("support").asInt()).isEqualTo(1);
        JsonNode pledge = france.get("pledges").get(0);
        assertThat(pledge.get("headcount").toString()).isEqualTo("{\"min\":2000,\"max\":3000}");
        assertThat(pledge.get("conditions").toString()).isEqualTo("[{\"anyOf\":[\"CEASEFIRE\"]}]");
        assertThat(pledge.get("unmet").toString()).isEqualTo("[\"CEASEFIRE\"]");
        assertThat(pledge.get("delivery").asString()).isEqualTo("NONE");
        assertThat(pledge.has("quantity")).isFalse();
    }

    @Test
    void anAnswerEchoesWhatItTookItsTimesToMean() {
        JsonNode answer = SERVICE.ask(WILLING + "/stances?at=2025-09-04&known=@6");

        assertThat(answer.get("at").asString()).isEqualTo("2025-09-04T23:59:59.999999Z");
        assertThat(answer.get("known").toString())
                .isEqualTo("{\"position\":6,\"recordedAt\":\"2026-01-01T00:06:00.000000Z\"}");
        assertThat(SERVICE.ask(WILLING + "/stances").get("at").isNull()).isTrue();
    }

    @Test
    void validTimeAndRecordTimeAreAskedForApart() {
        assertThat(stance("?at=2025-10-19", "DE").isMissingNode()).isTrue();
        assertThat(stance("?at=2025-10-20", "DE").get("stance").asString()).isEqualTo("DECLINED");
        assertThat(stance("?known=@8", "DE").isMissingNode()).isTrue();
        assertThat(stance("?known=2026-01-01T00:08:59Z", "DE").isMissingNode()).isTrue();
        assertThat(stance("?known=2026-01-01T00:09:00Z", "DE").get("stance").asString())
                .isEqualTo("DECLINED");
        assertThat(stance("?known=2026-01-01T02:09:00+02:00", "DE")
                        .get("stance")
                        .asString())
                .isEqualTo("DECLINED");
    }

    @Test
    void whatIfsAreAnswered() {
        assertThat(stance("?assume=CEASEFIRE", "FR").get("stance").asString()).isEqualTo("PLEDGED");
        assertThat(stance("?without=BILD", "DE").isMissingNode()).isTrue();
        assertThat(stance("?published=2025-09-03", "FR").isMissingNode()).isTrue();
        assertThat(stance("?minReliability=C", "FR").isMissingNode()).isTrue();
    }

    @Test
    void theOnesNamedAndTheMembersAreParticipants() {
        assertThat(SERVICE.ask(WILLING + "/stances").get("participants").toString())
                .isEqualTo("[\"DE\",\"FR\",\"PL\"]");
        assertThat(SERVICE.ask(WILLING + "/stances?kind=AIR").get("stances").size())
                .isEqualTo(1);
        assertThat(SERVICE.ask(WILLING + "/stances?participant=FR")
                        .get("stances")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void aStanceBearsTheGradeOfItsEvidenceIfThereIsOne() {
        assertThat(stance("", "DE").get("grade").toString()).isEqualTo("{\"reliability\":\"D\",\"credibility\":3}");
        assertThat(stance("", "FR").get("grade").isNull()).isTrue();
        assertThat(SERVICE.get(WILLING + "/stances.csv").body())
                .contains(",support,grade,late,")
                .contains("1,\"{\"\"reliability\"\":\"\"D\"\",\"\"credibility\"\":3}\",false,");
    }

    @Test
    void staleDaysCountUpToTheMomentThatIsAskedAbout() {
        assertThat(stance("?at=2025-09-14", "FR").get("staleDays").asInt()).isEqualTo(10);
        assertThat(stance("", "FR").get("staleDays").asInt()).isGreaterThan(30);
    }

    @Test
    void aHistoryTellsThePeriodsAndTakesNoAt() {
        JsonNode periods = SERVICE.ask(WILLING + "/participants/PL/history").get("periods");
        assertThat(periods.size()).isEqualTo(1);
        assertThat(periods.get(0).get("stance").asString()).isEqualTo("OPPOSED");
        assertThat(periods.get(0).get("from").asString()).isEqualTo("2025-03-06T00:00:00.000000Z");
        assertThat(periods.get(0).get("until").isNull()).isTrue();
        assertThat(SERVICE.ask(WILLING + "/participants/PL/history?known=@10")
                        .get("periods")
                        .get(0)
                        .get("stance")
                        .asString())
                .isEqualTo("SUPPORTIVE");
        assertThat(SERVICE.refusal(WILLING + "/participants/PL/history?at=2025-09-04", 400)
                        .get("errors")
                        .get(0)
                        .get("field")
                        .asString())
                .isEqualTo("at");
    }

    @Test
    void statementsStandWithWhatIsSaidAboutThem() {
        JsonNode claim = SERVICE.ask(WILLING + "/statements?type=CollectiveClaimRecorded")
                .get("statements")
                .get(0);
        assertThat(claim.get("data").get("count").asInt()).isEqualTo(26);
        assertThat(claim.get("evidence").get(0).get("publisher").asString()).isEqualTo("Example Press");
        assertThat(claim.get("corroborations").get(0).get("id").asString())
                .isEqualTo(CLAIM_AGAIN.id().toString());
        assertThat(claim.get("corroborations")
                        .get(0)
                        .get("evidence")
                        .get(0)
                        .get("publisher")
                        .asString())
                .isEqualTo("Reuters");
        assertThat(claim.get("position").asInt()).isEqualTo(7);
        assertThat(claim.get("announcedAt").asString()).isEqualTo("2025-09-04");
    }

    @Test
    void sourcesAreNamedThoseOfMostEvidenceFirst() {
        assertThat(SERVICE.ask(WILLING + "/sources").get("sources").toString())
                .isEqualTo(
                        "[{\"name\":\"Example Press\",\"pieces\":11},{\"name\":\"Bild\",\"pieces\":1},{\"name\":\"Reuters\",\"pieces\":1}]");
        assertThat(SERVICE.get(WILLING + "/sources.csv?known=@8&at=2025-09-06&without=example%20press")
                        .body())
                .isEqualTo("name,pieces\r\nReuters,1\r\n");
    }

    @Test
    void aRetractedStatementIsListedAndMarked() {
        JsonNode slip = SERVICE.ask(WILLING + "/statements?participant=PL")
                .get("statements")
                .get(0);
        assertThat(slip.get("id").asString()).isEqualTo(SLIP.id().toString());
        assertThat(slip.get("retraction").get("id").asString())
                .isEqualTo(RETRACTION.id().toString());
        assertThat(slip.get("retraction").get("reason").asString()).isEqualTo("A slip");
    }

    @Test
    void statementsAreFoundByKindTypePublisherAndWords() {
        assertThat(count("?kind=AIR")).isEqualTo(1);
        assertThat(count("?publisher=bild")).isEqualTo(1);
        assertThat(count("?q=germany%20bild")).isEqualTo(1);
        assertThat(count("?q=publisher")).isZero();
        assertThat(count("?type=StatementDisputed,StatementRetracted")).isEqualTo(2);
        assertThat(count("?at=2025-02-20")).isEqualTo(1);
    }

    private static int count(String question) {
        return SERVICE.ask(WILLING + "/statements" + question).get("statements").size();
    }

    @Test
    void oneStatementTellsWhatItSet() {
        JsonNode answer = SERVICE.ask(WILLING + "/statements/" + DECLINE.id());
        assertThat(answer.get("statement").get("announcedAt").asString()).isEqualTo("[..2025-10-20]");
        assertThat(answer.get("set").size()).isEqualTo(2);
        assertThat(answer.get("set").get(0).get("stance").asString()).isEqualTo("DECLINED");
    }

    @Test
    void aClaimTellsItsGap() {
        JsonNode claim = SERVICE.ask(WILLING + "/claims").get("claims").get(0);
        assertThat(claim.get("identified").toString()).isEqualTo("[\"FR\"]");
        assertThat(claim.get("gap").asInt()).isEqualTo(25);
        assertThat(claim.get("support").asInt()).isEqualTo(2);
        assertThat(claim.get("statementId").asString()).isEqualTo(CLAIM.id().toString());
    }

    @Test
    void aClaimTellsWhoCouldBeNamedAsTimeWentBy() {
        JsonNode periods = SERVICE.ask(WILLING + "/claims/history").get("periods");
        assertThat(periods.size()).isEqualTo(1);
        JsonNode period = periods.get(0);
        assertThat(period.get("claimId").asString()).isEqualTo("paris");
        assertThat(period.get("from").asString()).isEqualTo("2025-09-04T00:00:00.000000Z");
        assertThat(period.get("until").isNull()).isTrue();
        assertThat(period.get("gap").asInt()).isEqualTo(25);
        assertThat(period.get("came").toString())
                .isEqualTo("[{\"participant\":\"FR\",\"because\":\"%s\"}]".formatted(PLEDGE.id()));
        assertThat(period.get("went").size()).isZero();
        assertThat(SERVICE.get(WILLING + "/claims/history.csv").body())
                .startsWith("claimId,count,unit,kinds,identified,gap,from,until,came,went,statementId\r\n"
                        + "paris,26,COUNTRIES,TROOPS,FR,25,2025-09-04T00:00:00.000000Z,,");
        assertThat(SERVICE.ask(WILLING + "/claims/history?at=2025-09-03")
                        .get("periods")
                        .size())
                .isZero();
    }

    @Test
    void aMeetingConvenedIsNotHeldAndAnExpectedGuestHasNotCome() {
        JsonNode meeting = SERVICE.ask(WILLING + "/meetings").get("meetings").get(0);
        assertThat(meeting.get("status").asString()).isEqualTo("CONVENED");
        assertThat(meeting.get("because").asString()).isEqualTo(CONVENED.id().toString());
        assertThat(meeting.get("attendance").get(0).get("expected").asBoolean()).isTrue();
    }

    @Test
    void theCoalitionTellsOfItselfWithBothSidesOfADispute() {
        JsonNode page = SERVICE.ask(WILLING);
        assertThat(page.get("name").asString()).isEqualTo("Coalition of the Willing");
        assertThat(page.get("leads").get(0).get("person").asString()).isEqualTo("E. Macron");
        assertThat(page.get("headquarters").get(0).get("place").asString()).isEqualTo("Paris");
        assertThat(page.get("members").toString()).isEqualTo("[\"FR\"]");
        assertThat(page.get("memberships").toString())
                .isEqualTo("[{\"participant\":\"FR\",\"announcedAt\":\"2025-03-02\",\"because\":\"%s\"}]"
                        .formatted(JOINED.id()));
        assertThat(page.get("conditions").toString())
                .as("nobody has said that it is met or lapsed; the pledge is the first to speak of it")
                .isEqualTo("[{\"condition\":\"CEASEFIRE\",\"met\":false,\"because\":\"%s\"}]".formatted(PLEDGE.id()));
        assertThat(SERVICE.ask(WILLING + "?assume=OTHER")
                        .get("conditions")
                        .get(1)
                        .get("because")
                        .isNull())
                .isTrue();
        JsonNode dispute = page.get("disputes").get(0);
        assertThat(dispute.get("claimAnnouncedAt").asString()).isEqualTo("2025-02-17");
        assertThat(dispute.get("claimData").get("name").asString()).isEqualTo("Coalition of the Willing");
        assertThat(dispute.get("claim").asString()).contains("2025-02-17");
        assertThat(dispute.get("counterclaim").asString()).isEqualTo("Formed on 2 March");
    }

    @Test
    void whatThereIsToSayOfACoalitionComesAsATable() {
        assertThat(SERVICE.get(WILLING + ".csv").body())
                .startsWith(
                        "fact,participant,text,from,until,met,announcedAt,because\r\nname,,Coalition of the Willing,")
                .contains("lead,FR,E. Macron,,,,2025-03-02,")
                .contains("headquarters,,Paris,,,,2025-07-10,")
                .contains("member,FR,,,,,2025-03-02," + JOINED.id())
                .contains("condition,,CEASEFIRE,,,false,," + PLEDGE.id())
                .contains("dispute,,Formed on 2 March,,,,2025-03-02,");
    }

    @Test
    void theCoalitionsAreListedOnceFormed() {
        JsonNode row = SERVICE.ask("/coalitions").get("coalitions").get(0);
        assertThat(row.get("memberCount").asInt()).isEqualTo(1);
        assertThat(row.get("statementCount").asInt()).isEqualTo(12);
        assertThat(SERVICE.ask("/coalitions?at=2025-01-01").get("coalitions").size())
                .isZero();
    }

    @Test
    void pledgesAreListed() {
        JsonNode pledge = SERVICE.ask(WILLING + "/pledges").get("pledges").get(0);
        assertThat(pledge.get("open").asBoolean()).isTrue();
        assertThat(pledge.get("unmet").toString()).isEqualTo("[\"CEASEFIRE\"]");
    }

    @Test
    void whatNobodyKnowsOfIsNotFound() {
        assertThat(SERVICE.refusal("/coalitions/unwilling/stances", 404)
                        .get("type")
                        .asString())
                .isEqualTo("urn:muster:problem:coalition-unknown");
        SERVICE.refusal(WILLING + "/participants/JP/history", 404);
        SERVICE.refusal(WILLING + "/stances?participant=JP", 404);
        SERVICE.refusal(WILLING + "/statements/" + Log.id(999), 404);
        SERVICE.refusal(WILLING + "/statements/nonsense", 404);
        SERVICE.refusal("/nowhere", 404);
        SERVICE.refusal("/nowhere.js", 404);
    }

    @Test
    void whatIsNotKnownYetIsEmpty() {
        assertThat(SERVICE.ask(WILLING + "/stances?known=@0").get("stances").size())
                .isZero();
        assertThat(SERVICE.ask(WILLING + "?at=2025-01-01").get("name").isNull()).isTrue();
        assertThat(SERVICE.ask(WILLING + "/participants/DE/history?known=@3")
                        .get("periods")
                        .size())
                .isZero();
    }

    @Test
    void badParametersAreNamed() {
        for (String bad : List.of(
                "at=yesterday",
                "at=2025-07",
                "at=2025-02-30",
                "known=214",
                "known=@x",
                "assume=ceasefire",
                "minReliability=F",
                "minCredibility=6",
                "published=[..2025-10-20]",
                "kind=SPACE",
                "limit=0",
                "limit=10001",
                "cursor=x",
                "knwon=@5",
                "at=2025-09-04&at=2025-09-05")) {
            JsonNode problem = SERVICE.refusal(WILLING + "/stances?" + escaped(bad), 400);
            assertThat(problem.get("errors").get(0).get("field").asString())
                    .isEqualTo(bad.substring(0, bad.indexOf('=')));
            assertThat(problem.get("type").asString()).isEqualTo("urn:muster:problem:bad-parameter");
        }
        SERVICE.refusal(WILLING + "/statements?type=Pledge", 400);
    }

    private static String escaped(String query) {
        return query.replace("[", "%5B").replace("]", "%5D");
    }

    @Test
    void aPositionPastTheHeadIsRefusedAndNamed() {
        JsonNode problem = SERVICE.refusal(WILLING + "/stances?known=@999", 400);
        assertThat(problem.get("errors").get(0).get("field").asString()).isEqualTo("known");
    }

    @Test
    void pagesAreAsOfOnePosition() {
        HttpResponse<String> first = SERVICE.get(WILLING + "/statements?limit=4");
        String next = first.headers().firstValue("Link").orElseThrow();
        assertThat(next).matches("</coalitions/willing/statements\\?.*cursor=14\\.4.*>; rel=\"next\"");

        int total = 4;
        String path = next.substring(1, next.indexOf('>'));
        while (!path.isEmpty()) {
            HttpResponse<String> page = SERVICE.get(path);
            total += SERVICE.ask(path).get("statements").size();
            path = page.headers().allValues("Link").stream()
                    .filter(link -> link.endsWith("; rel=\"next\""))
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .findAny()
                    .orElse("");
        }
        assertThat(total).isEqualTo(count(""));
    }

    @Test
    void anAnswerThatHasNotChangedIsNotSentAgain() {
        HttpResponse<String> first = SERVICE.get(WILLING + "/stances?at=2025-09-04");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).startsWith("\"14-2025-09-04T23:59:59.999999Z-");
        assertThat(SERVICE.get(WILLING + "/stances?at=2025-09-04", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(SERVICE.get(WILLING + "/stances?at=2025-09-05", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void tablesComeAsCsvAndNoCellIsAFormula() {
        HttpResponse<String> byHeader = SERVICE.get(WILLING + "/stances", "Accept", "text/csv");
        assertThat(byHeader.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(byHeader.body()).startsWith("participant,kind,stance,since,");
        assertThat(byHeader.body().lines()).hasSize(5);
        HttpResponse<String> bySuffix = SERVICE.get(WILLING + "/stances.csv");
        assertThat(bySuffix.body()).isEqualTo(byHeader.body());

        String statements =
                SERVICE.get(WILLING + "/statements.csv?participant=PL").body();
        assertThat(statements).doesNotContainPattern("(^|,)\"?[=+@]");
        assertThat(SERVICE.get(WILLING + "/stances", "Accept", "text/html,*/*;q=0.8")
                        .headers()
                        .firstValue("Content-Type"))
                .contains("application/json");
    }

    @Test
    void whatIsNotWrittenIsNotAcceptable() {
        HttpResponse<String> response = SERVICE.get(WILLING + "/stances", "Accept", "application/xml");
        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void everyAnswerForbidsTheBrowserWhatItDoesNotNeed() {
        HttpResponse<String> response = SERVICE.get("/projection");
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'self'", "object-src 'none'")
                        .doesNotContain("unsafe"));
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    @Test
    void theMapIsSentAsItWasCompressedToThoseWhoTakeThat() {
        HttpResponse<String> compressed = SERVICE.get("/atlas/countries-50m.json", "Accept-Encoding", "gzip");
        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(compressed.headers().firstValue("Content-Length")).isPresent();
        HttpResponse<String> plain = SERVICE.get("/atlas/countries-50m.json");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.body()).startsWith("{\"type\":\"Topology\"");
    }

    @Test
    void theProjectionTellsHowFarItIs() {
        JsonNode projection = SERVICE.ask("/projection");
        assertThat(projection.get("position").asInt()).isEqualTo(14);
        assertThat(projection.get("head").asInt()).isEqualTo(14);
        assertThat(projection.get("lagSeconds").asInt()).isZero();
        assertThat(projection.get("rebuild").isNull()).isTrue();
    }

    @Test
    void healthIsTold() {
        assertThat(SERVICE.ask("/actuator/health/readiness").get("status").asString())
                .isEqualTo("UP");
        assertThat(SERVICE.ask("/actuator/health/liveness").get("status").asString())
                .isEqualTo("UP");
        assertThat(SERVICE.ask("/actuator/health")
                        .get("components")
                        .get("feed")
                        .get("details")
                        .get("position")
                        .asInt())
                .isEqualTo(14);
    }

    @Test
    void theInterfaceIsDescribed() {
        JsonNode description = SERVICE.ask("/v3/api-docs");
        assertThat(description.get("openapi").asString()).startsWith("3.1");
        assertThat(description
                        .get("paths")
                        .get("/coalitions/{coalition}/stances")
                        .get("get")
                        .get("parameters")
                        .toString())
                .contains("\"known\"", "\"minReliability\"", "\"Accept-Datetime\"");
        assertThat(SERVICE.get("/swagger-ui/index.html").statusCode()).isEqualTo(200);
    }
}
