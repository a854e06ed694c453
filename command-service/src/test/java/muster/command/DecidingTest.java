package muster.command;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import muster.event.PledgeReaffirmed;
import muster.event.StatementRetracted;
import muster.event.TroopsPledged;

import static muster.command.Documents.bare;
import static muster.command.Documents.correction;
import static muster.command.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Every refusal of domain.md §2, and what is not refused. */
class DecidingTest {

    private static final Instant NOW = Instant.parse("2025-11-20T12:00:00Z");
    private static final String PLEDGE = "\"participant\":\"FR\",\"pledgeId\":\"a\"";
    private static final String DECLINE = "\"participant\":\"DE\",\"kinds\":[\"TROOPS\"]";
    private static final String MEETING =
            "\"meetingId\":\"m\",\"title\":\"London\",\"startsAt\":\"2026-01-01\",\"format\":\"HYBRID\"";
    private static final String CLAIM = "\"claimId\":\"c\",\"count\":26,\"unit\":\"COUNTRIES\"";

    private Facts facts = Facts.NONE;

    private UUID given(String document) {
        List<Decided> decided = decide(document);
        decided.forEach(one -> facts = facts.evolve(one));
        return decided.getLast().id();
    }

    private List<Decided> decide(String document) {
        return Deciding.decide(Documents.read(document), "test", facts, NOW);
    }

    private void refused(Rule rule, String document) {
        Refused refused = catchThrowableOfType(Refused.class, () -> decide(document));
        assertThat(refused).as(document).isNotNull();
        assertThat(refused.rule()).as(refused.detail()).isEqualTo(rule);
    }

    private UUID formed() {
        return given(json("FormCoalition", "\"name\":\"Test\""));
    }

    @Test
    void everythingButFormingNeedsACoalitionAndItIsFormedOnce() {
        refused(Rule.COALITION_UNKNOWN, json("JoinCoalition", "\"participant\":\"FR\""));
        formed();
        refused(Rule.COALITION_EXISTS, json("FormCoalition", "\"name\":\"Again\""));
        assertThat(decide(json("JoinCoalition", "\"participant\":\"FR\""))).hasSize(1);
    }

    @Test
    void aParticipantThatDoesNotExistIsRefused() {
        formed();
        for (String code : List.of("XX", "UK", "fr", "NATO2")) {
            refused(Rule.PARTICIPANT_UNKNOWN, json("JoinCoalition", "\"participant\":\"%s\"".formatted(code)));
        }
    }

    @Test
    void aPledgeIdIsHeldByOneStatementUntilThatIsRetracted() {
        formed();
        UUID pledge = given(json("PledgeTroops", PLEDGE));
        refused(Rule.PLEDGE_EXISTS, json("PledgeTroops", "\"participant\":\"GB\",\"pledgeId\":\"a\""));
        refused(Rule.PLEDGE_EXISTS, json("PledgeSupport", PLEDGE + ",\"kind\":\"AIR\""));

        given(bare("RetractStatement", "\"statementId\":\"%s\",\"reason\":\"slip\"".formatted(pledge)));
        refused(Rule.PLEDGE_UNKNOWN, json("ReaffirmPledge", PLEDGE));
        given(json("PledgeSupport", "\"participant\":\"GB\",\"pledgeId\":\"a\",\"kind\":\"AIR\""));
    }

    @Test
    void aPledgeIsSpokenOfByItsOwnParticipantAlone() {
        formed();
        given(json("PledgeTroops", PLEDGE));
        for (String command : List.of("AmendPledge", "ReaffirmPledge", "WithdrawPledge", "ReportDelivery")) {
            refused(Rule.PLEDGE_UNKNOWN, json(command, "\"participant\":\"GB\",\"pledgeId\":\"a\""));
            refused(Rule.PLEDGE_UNKNOWN, json(command, "\"participant\":\"FR\",\"pledgeId\":\"b\""));
            assertThat(decide(json(command, PLEDGE))).hasSize(1);
        }
    }

    @Test
    void meetingsAndClaimsHaveNamesOfTheirOwn() {
        formed();
        refused(Rule.MEETING_UNKNOWN, json("ReportMeetingHeld", "\"meetingId\":\"m\""));
        given(json("ConveneMeeting", MEETING));
        refused(Rule.MEETING_EXISTS, json("ConveneMeeting", MEETING));
        given(json("ReportMeetingHeld", "\"meetingId\":\"m\""));
        given(json("RecordAttendance", "\"meetingId\":\"m\",\"participant\":\"UA\",\"mode\":\"REMOTE\""));
        given(json("RecordCollectiveClaim", CLAIM));
        refused(Rule.CLAIM_EXISTS, json("RecordCollectiveClaim", CLAIM));
    }

    @Test
    void onlyAStatementOfThisCoalitionThatStandsCanBeSpokenOf() {
        formed();
        UUID declined = given(json("DeclineParticipation", DECLINE));
        String unknown = "\"statementId\":\"%s\"".formatted(UUID.randomUUID());
        String known = "\"statementId\":\"%s\"".formatted(declined);
        refused(Rule.STATEMENT_UNKNOWN, json("CorroborateStatement", unknown));
        refused(Rule.STATEMENT_UNKNOWN, json("DisputeStatement", unknown + ",\"counterclaim\":\"no\""));
        refused(Rule.STATEMENT_UNKNOWN, bare("RetractStatement", unknown + ",\"reason\":\"slip\""));

        UUID corroboration = given(json("CorroborateStatement", known));
        UUID retraction = given(bare("RetractStatement", known + ",\"reason\":\"slip\""));
        refused(Rule.STATEMENT_RETRACTED, json("CorroborateStatement", known));
        refused(Rule.STATEMENT_RETRACTED, bare("RetractStatement", known + ",\"reason\":\"slip\""));
        refused(Rule.STATEMENT_RETRACTED, correction(declined, "DeclineParticipation", "2025-09-04", DECLINE));

        String aboutRetraction = "\"statementId\":\"%s\"".formatted(retraction);
        refused(Rule.STATEMENT_NOT_RETRACTABLE, bare("RetractStatement", aboutRetraction + ",\"reason\":\"slip\""));
        refused(Rule.STATEMENT_NOT_CORRECTABLE, json("CorroborateStatement", aboutRetraction));
        refused(
                Rule.STATEMENT_NOT_CORRECTABLE,
                json("DisputeStatement", "\"statementId\":\"%s\",\"counterclaim\":\"no\"".formatted(corroboration)));
        refused(
                Rule.STATEMENT_NOT_CORRECTABLE,
                correction(corroboration, "DeclineParticipation", "2025-09-04", DECLINE));
        assertThat(decide(bare(
                        "RetractStatement", "\"statementId\":\"%s\",\"reason\":\"slip\"".formatted(corroboration))))
                .hasSize(1);
    }

    @Test
    void aStatementOfAnotherCoalitionIsUnknownHere() {
        formed();
        UUID declined = given(json("DeclineParticipation", DECLINE));
        given(json("FormCoalition", "\"name\":\"Other\"").replace("\"test\"", "\"other\""));
        refused(
                Rule.STATEMENT_UNKNOWN,
                json("CorroborateStatement", "\"statementId\":\"%s\"".formatted(declined))
                        .replace("\"test\"", "\"other\""));
    }

    @Test
    void whatFormedTheCoalitionCanBeCorrectedButByAnotherFormationAlone() {
        UUID formation = formed();
        refused(
                Rule.STATEMENT_NOT_RETRACTABLE,
                bare("RetractStatement", "\"statementId\":\"%s\",\"reason\":\"slip\"".formatted(formation)));
        refused(Rule.COALITION_UNKNOWN, correction(formation, "DeclineParticipation", "2025-09-04", DECLINE));
        given(correction(formation, "FormCoalition", "2025-02-17", "\"name\":\"Better\""));
        refused(Rule.COALITION_EXISTS, json("FormCoalition", "\"name\":\"Again\""));
    }

    @Test
    void aCorrectionMayReuseWhatTheStatementHeldAndIsRefusedWhole() {
        formed();
        UUID pledge = given(json("PledgeTroops", PLEDGE));
        given(json("PledgeTroops", "\"participant\":\"FR\",\"pledgeId\":\"b\""));
        refused(
                Rule.PLEDGE_EXISTS,
                correction(pledge, "PledgeTroops", "2025-09-04", "\"participant\":\"FR\",\"pledgeId\":\"b\""));
        refused(Rule.PLEDGE_UNKNOWN, correction(pledge, "ReaffirmPledge", "2025-09-04", PLEDGE));

        List<Decided> both = decide(correction(pledge, "PledgeTroops", "2025-09-05", PLEDGE));
        assertThat(both)
                .extracting(one -> one.statement().event().getClass())
                .isEqualTo(List.of(StatementRetracted.class, TroopsPledged.class));
        assertThat(both.getLast().statement().corrects()).contains(pledge);
        assertThat(((StatementRetracted) both.getFirst().statement().event()).replacedBy())
                .contains(both.getLast().id());
    }

    @Test
    void nothingCanBeAnnouncedInTheFutureButForClocksThatDiffer() {
        formed();
        refused(Rule.ANNOUNCED_IN_FUTURE, json("DeclineParticipation", "2025-11-21", DECLINE));
        refused(Rule.ANNOUNCED_IN_FUTURE, json("DeclineParticipation", "2025-11-20T12:05:01Z", DECLINE));
        refused(Rule.ANNOUNCED_IN_FUTURE, json("DeclineParticipation", "[..2025-11-21]", DECLINE));
        assertThat(decide(json("DeclineParticipation", "2025-11-20T12:05:00Z", DECLINE)))
                .hasSize(1);
        assertThat(decide(json("DeclineParticipation", "[..2025-11-20]", DECLINE)))
                .hasSize(1);
        assertThatThrownBy(() -> decide(json("DeclineParticipation", "2025-11", DECLINE)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("[..2025-11-20]");
    }

    @Test
    void aContradictoryQuantityIsRefusedWhereverItStands() {
        formed();
        refused(Rule.QUANTITY_CONTRADICTORY, json("PledgeTroops", PLEDGE + ",\"headcount\":{\"min\":3,\"max\":2}"));
        refused(Rule.QUANTITY_CONTRADICTORY, json("PledgeTroops", PLEDGE + ",\"headcount\":{\"min\":-1}"));
        given(json("PledgeTroops", PLEDGE));
        refused(Rule.QUANTITY_CONTRADICTORY, json("AmendPledge", PLEDGE + ",\"headcount\":{\"max\":-2}"));
        refused(
                Rule.QUANTITY_CONTRADICTORY,
                json("ReportDelivery", PLEDGE + ",\"quantity\":{\"min\":2.5,\"max\":2.4,\"unit\":\"t\"}"));
    }

    @Test
    void whereSeveralRulesApplyTheFirstIsNamed() {
        refused(
                Rule.COALITION_UNKNOWN,
                json(
                        "PledgeTroops",
                        "2027-01-01",
                        "\"participant\":\"XX\",\"pledgeId\":\"a\",\"headcount\":{\"min\":-1}"));
        formed();
        refused(
                Rule.PARTICIPANT_UNKNOWN,
                json(
                        "PledgeTroops",
                        "2027-01-01",
                        "\"participant\":\"XX\",\"pledgeId\":\"a\",\"headcount\":{\"min\":-1}"));
        refused(Rule.ANNOUNCED_IN_FUTURE, json("PledgeTroops", "2027-01-01", PLEDGE + ",\"headcount\":{\"min\":-1}"));
        given(json("PledgeTroops", PLEDGE));
        refused(Rule.PLEDGE_EXISTS, correction(UUID.randomUUID(), "PledgeTroops", "2025-09-04", PLEDGE));
    }

    @Test
    void whatIsPoliticallySurprisingIsRecorded() {
        formed();
        given(json("LeaveCoalition", "\"participant\":\"FR\""));
        given(json("JoinCoalition", "\"participant\":\"FR\""));
        given(json("JoinCoalition", "\"participant\":\"FR\""));
        given(json("PledgeTroops", "\"participant\":\"DE\",\"pledgeId\":\"d\""));
        given(json("DeclineParticipation", DECLINE));
        given(json("DeclareConditionLapsed", "\"condition\":\"CEASEFIRE\""));
        assertThat(decide(json("ReaffirmPledge", "\"participant\":\"DE\",\"pledgeId\":\"d\""))
                        .getFirst()
                        .statement()
                        .event())
                .isInstanceOf(PledgeReaffirmed.class);
    }
}
