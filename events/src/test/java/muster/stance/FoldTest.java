package muster.stance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import muster.event.ConditionLapsed;
import muster.event.ConditionMet;
import muster.event.Event;
import muster.event.Kind;
import muster.event.OpennessSignalled;
import muster.event.OppositionVoiced;
import muster.event.ParticipationDeclined;
import muster.event.Reliability;
import muster.event.ReservationExpressed;
import muster.event.StatementCorroborated;
import muster.event.StatementDisputed;
import muster.event.SupportVoiced;

import static muster.stance.History.CEASEFIRE;
import static muster.stance.History.FRANCE;
import static muster.stance.History.US_BACKSTOP;
import static muster.stance.History.amended;
import static muster.stance.History.delivered;
import static muster.stance.History.evidence;
import static muster.stance.History.grade;
import static muster.stance.History.graded;
import static muster.stance.History.reaffirmed;
import static muster.stance.History.support;
import static muster.stance.History.troops;
import static muster.stance.History.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;

/** Every row of the tables of domain.md §3. */
class FoldTest {

    private static final Cell FRENCH_TROOPS = new Cell(FRANCE, Kind.TROOPS);
    private static final Event SUPPORTS = new SupportVoiced(FRANCE, List.of(Kind.TROOPS));
    private static final Event OPPOSES = new OppositionVoiced(FRANCE, List.of(Kind.TROOPS), Optional.empty());
    private static final Event IS_OPEN = new OpennessSignalled(FRANCE, List.of(Kind.TROOPS));
    private static final Event HAS_RESERVATIONS =
            new ReservationExpressed(FRANCE, List.of(Kind.TROOPS), Optional.empty());
    private static final Event DECLINES = new ParticipationDeclined(FRANCE, List.of(Kind.TROOPS), Optional.empty());

    /** The stance after these were said on consecutive days. */
    private static Stance after(Event... said) {
        History history = new History();
        for (int day = 0; day < said.length; day++) {
            history.said("2025-09-%02d".formatted(day + 1), said[day]);
        }
        return history.known().stance(FRENCH_TROOPS, Question.LATEST);
    }

    @Test
    void silenceIsUndeclared() {
        assertThat(after()).isEqualTo(Stance.UNDECLARED);
        assertThat(after(support("ships", Kind.NAVAL))).isEqualTo(Stance.UNDECLARED);
    }

    @Test
    void aWeakerWordDoesNotUndoAStrongerDeed() {
        assertThat(after(troops("a"), SUPPORTS)).isEqualTo(Stance.PLEDGED);
        assertThat(after(troops("a"), IS_OPEN)).isEqualTo(Stance.PLEDGED);
        assertThat(after(DECLINES, HAS_RESERVATIONS)).isEqualTo(Stance.DECLINED);
        assertThat(after(OPPOSES, HAS_RESERVATIONS)).isEqualTo(Stance.OPPOSED);
    }

    @Test
    void supportAndOpennessStandBetweenSilenceAndAPledge() {
        assertThat(after(SUPPORTS)).isEqualTo(Stance.SUPPORTIVE);
        assertThat(after(IS_OPEN)).isEqualTo(Stance.CONSIDERING);
        assertThat(after(SUPPORTS, IS_OPEN)).isEqualTo(Stance.CONSIDERING);
    }

    @Test
    void oppositionClosesEverythingAndEndsWithAnyOffer() {
        assertThat(after(troops("a"), OPPOSES)).isEqualTo(Stance.OPPOSED);
        assertThat(after(OPPOSES, SUPPORTS)).isEqualTo(Stance.SUPPORTIVE);
        assertThat(after(OPPOSES, IS_OPEN)).isEqualTo(Stance.CONSIDERING);
        assertThat(after(OPPOSES, troops("a"))).isEqualTo(Stance.PLEDGED);
        assertThat(after(OPPOSES, DECLINES)).isEqualTo(Stance.OPPOSED);
        assertThat(after(troops("a"), OPPOSES, reaffirmed("a"))).isEqualTo(Stance.OPPOSED);
    }

    @Test
    void reservationsHideAPledgeUntilItIsReaffirmed() {
        assertThat(after(troops("a"), HAS_RESERVATIONS)).isEqualTo(Stance.RESERVED);
        assertThat(after(troops("a"), HAS_RESERVATIONS, reaffirmed("a"))).isEqualTo(Stance.PLEDGED);
        assertThat(after(troops("a"), HAS_RESERVATIONS, IS_OPEN)).isEqualTo(Stance.PLEDGED);
        assertThat(after(troops("a"), HAS_RESERVATIONS, delivered("a", false))).isEqualTo(Stance.DELIVERING);
        assertThat(after(troops("a"), HAS_RESERVATIONS, amended("a", CEASEFIRE)))
                .isEqualTo(Stance.PLEDGED_CONDITIONALLY);
    }

    @Test
    void decliningEndsThePledgesSoThatNothingCanBeReaffirmed() {
        assertThat(after(troops("a"), DECLINES)).isEqualTo(Stance.DECLINED);
        assertThat(after(troops("a"), DECLINES, reaffirmed("a"))).isEqualTo(Stance.DECLINED);
        assertThat(after(troops("a"), DECLINES, delivered("a", true))).isEqualTo(Stance.DECLINED);
        assertThat(after(troops("a"), DECLINES, withdrawn("a"))).isEqualTo(Stance.DECLINED);
        assertThat(after(troops("a"), DECLINES, SUPPORTS)).isEqualTo(Stance.DECLINED);
        assertThat(after(DECLINES, IS_OPEN)).isEqualTo(Stance.CONSIDERING);
    }

    @Test
    void theLastPledgeWithdrawnIsAWithdrawalAndOneOfTwoIsNot() {
        assertThat(after(troops("a"), withdrawn("a"))).isEqualTo(Stance.WITHDRAWN);
        assertThat(after(troops("a"), troops("b", CEASEFIRE), withdrawn("a"))).isEqualTo(Stance.PLEDGED_CONDITIONALLY);
        assertThat(after(troops("a"), troops("b"), HAS_RESERVATIONS, withdrawn("a")))
                .isEqualTo(Stance.RESERVED);
        assertThat(after(troops("a"), HAS_RESERVATIONS, withdrawn("a"))).isEqualTo(Stance.WITHDRAWN);
        assertThat(after(withdrawn("a"))).isEqualTo(Stance.UNDECLARED);
    }

    @Test
    void deliveryIsReadOffTheOpenPledges() {
        assertThat(after(troops("a", CEASEFIRE), delivered("a", false))).isEqualTo(Stance.DELIVERING);
        assertThat(after(troops("a"), delivered("a", true))).isEqualTo(Stance.DELIVERED);
        assertThat(after(troops("a"), delivered("a", true), delivered("a", false)))
                .isEqualTo(Stance.DELIVERED);
        assertThat(after(troops("a"), troops("b"), delivered("a", true))).isEqualTo(Stance.DELIVERING);
    }

    @Test
    void aPledgeThatWaitsForACeasefireFallsDueWhenOneIsDeclared() {
        History history = new History();
        history.said("2025-09-04", troops("a", CEASEFIRE));
        history.said("2025-11-01", new ConditionMet(CEASEFIRE));
        history.said("2025-12-01", new ConditionLapsed(CEASEFIRE));

        assertThat(on(history, "2025-10-31")).isEqualTo(Stance.PLEDGED_CONDITIONALLY);
        assertThat(on(history, "2025-11-02")).isEqualTo(Stance.PLEDGED);
        assertThat(on(history, "2025-12-02")).isEqualTo(Stance.PLEDGED_CONDITIONALLY);
    }

    private static Stance on(History history, String day) {
        return history.known().stance(FRENCH_TROOPS, Question.LATEST.at(Instant.parse(day + "T00:00:00Z")));
    }

    @Test
    void allConditionsMustHoldAndAssumingOneIsNotEnough() {
        History history = new History();
        history.said("2025-09-04", troops("a", CEASEFIRE, US_BACKSTOP));
        history.said("2025-09-05", new ConditionLapsed(CEASEFIRE));

        assertThat(assuming(history, CEASEFIRE)).isEqualTo(Stance.PLEDGED_CONDITIONALLY);
        assertThat(assuming(history, CEASEFIRE, US_BACKSTOP)).isEqualTo(Stance.PLEDGED);
    }

    private static Stance assuming(History history, muster.event.Condition... conditions) {
        return history.known().stance(FRENCH_TROOPS, new Question(Optional.empty(), Set.of(conditions), Press.ANY));
    }

    @Test
    void whatIsRecordedLateTakesItsPlaceInValidTime() {
        History history = new History();
        history.said("2025-09-20", DECLINES);
        history.said("2025-09-10", troops("a"));

        assertThat(history.known().stance(FRENCH_TROOPS, Question.LATEST)).isEqualTo(Stance.DECLINED);
        assertThat(on(history, "2025-09-15")).isEqualTo(Stance.PLEDGED);
    }

    @Test
    void aCorrectionTakesThePlaceOfWhatItCorrects() {
        History history = new History();
        UUID slip = history.said("2025-09-10", SUPPORTS);
        history.said("2025-09-10", OPPOSES);
        UUID mended = history.corrected(slip, "2025-09-10", troops("a"));
        assertThat(history.known().stance(FRENCH_TROOPS, Question.LATEST)).isEqualTo(Stance.OPPOSED);

        history.corrected(mended, "2025-09-10", IS_OPEN);
        assertThat(history.known().stance(FRENCH_TROOPS, Question.LATEST)).isEqualTo(Stance.OPPOSED);
    }

    @Test
    void whatIsRetractedCountsNoMoreFromThatPositionOn() {
        History history = new History();
        UUID declined = history.said("2025-09-10", DECLINES);
        history.retracted(declined);

        assertThat(Known.at(1, history.records()).stance(FRENCH_TROOPS, Question.LATEST))
                .isEqualTo(Stance.DECLINED);
        assertThat(history.known().stance(FRENCH_TROOPS, Question.LATEST)).isEqualTo(Stance.UNDECLARED);
    }

    @Test
    void aPledgeIdThatIsFreeAgainNamesTheNewPledgeAlone() {
        History history = new History();
        UUID first = history.said("2025-09-01", troops("a"));
        history.said("2025-09-02", delivered("a", true));
        history.retracted(first);
        history.said("2025-09-03", support("a", Kind.NAVAL));

        assertThat(history.known().stance(FRENCH_TROOPS, Question.LATEST)).isEqualTo(Stance.UNDECLARED);
        assertThat(history.known().stance(new Cell(FRANCE, Kind.NAVAL), Question.LATEST))
                .isEqualTo(Stance.PLEDGED);
    }

    @Test
    void aStanceIsContestedAndSupportedByWhatIsSaidOfTheStatementItRestsOn() {
        History history = new History();
        UUID declined = history.said("2025-09-10", DECLINES, evidence("Paper A", "Wire"));
        history.said("2025-09-11", new StatementCorroborated(declined), evidence("Paper B", "wire"));
        history.said("2025-09-12", new StatementCorroborated(declined), evidence("Paper C"));
        UUID dispute = history.said("2025-09-13", new StatementDisputed(declined, "it did not"));

        Standing standing =
                history.known().standing(FRENCH_TROOPS, Question.LATEST).orElseThrow();
        assertThat(standing.restsOn().id()).isEqualTo(declined);
        assertThat(standing.support()).isEqualTo(2);
        assertThat(standing.contested()).isTrue();

        history.retracted(dispute);
        assertThat(history.known()
                        .standing(FRENCH_TROOPS, Question.LATEST)
                        .orElseThrow()
                        .contested())
                .isFalse();
    }

    @Test
    void aStanceIsLateIfWhatItRestsOnCameAfterSomethingSaidLater() {
        History history = new History();
        history.said("2025-09-20", SUPPORTS);
        assertThat(standing(history).late()).isFalse();

        history.said("2025-09-10", troops("a"));
        assertThat(standing(history).late()).isTrue();

        history.said("2025-09-25", reaffirmed("a"));
        assertThat(standing(history).late()).isFalse();
    }

    @Test
    void whatMendsASlipIsNotLateAndWhatIsRetractedMakesNothingLate() {
        History history = new History();
        UUID slip = history.said("2025-09-10", SUPPORTS);
        history.retracted(history.said("2025-09-20", DECLINES));
        history.said("2025-09-15", troops("a"));
        assertThat(standing(history).late()).isFalse();

        history.corrected(slip, "2025-09-10", OPPOSES);
        assertThat(standing(history).late()).isFalse();
    }

    @Test
    void aStanceIsGradedAsTheBestEvidenceOfWhatItRestsOn() {
        History history = new History();
        UUID declined = history.said("2025-09-10", DECLINES, graded("Paper A", Reliability.A, 5));
        history.said("2025-09-12", new StatementCorroborated(declined), evidence("Paper B"));
        assertThat(standing(history).grade()).contains(grade(Reliability.A, 5));

        history.said("2025-09-12", new StatementCorroborated(declined), graded("Paper C", Reliability.C, 3));
        assertThat(standing(history).grade()).contains(grade(Reliability.C, 3));
        assertThat(history.known()
                        .standing(FRENCH_TROOPS, Question.LATEST.at(Instant.parse("2025-09-11T00:00:00Z")))
                        .orElseThrow()
                        .grade())
                .contains(grade(Reliability.A, 5));

        history.said("2025-09-13", DECLINES, evidence("Paper D"));
        assertThat(standing(history).grade()).isEmpty();
    }

    private static Standing standing(History history) {
        return history.known().standing(FRENCH_TROOPS, Question.LATEST).orElseThrow();
    }

    @Test
    void withoutOneSourceAStatementStaysVisibleByItsCorroborationAlone() {
        History history = new History();
        UUID declined = history.said("2025-09-10", DECLINES, evidence("Paper A"));
        Question withoutPaperA = new Question(
                Optional.empty(),
                Set.of(),
                new Press(Set.of("paper a"), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(history.known().stance(FRENCH_TROOPS, withoutPaperA)).isEqualTo(Stance.UNDECLARED);

        history.said("2025-09-12", new StatementCorroborated(declined), evidence("Paper B"));
        assertThat(history.known().stance(FRENCH_TROOPS, withoutPaperA)).isEqualTo(Stance.DECLINED);
    }

    @Test
    void historyHasNoEmptyPeriodAndNamesWhatBeganEachOne() {
        History history = new History();
        history.said("2025-09-10", SUPPORTS);
        UUID pledge = history.said("2025-09-10", troops("a"));
        UUID declined = history.said("2025-09-20", DECLINES);
        history.said("2025-09-25", DECLINES);

        List<Period> periods = history.known().history(FRENCH_TROOPS, Question.LATEST);
        assertThat(periods).extracting(Period::stance).containsExactly(Stance.PLEDGED, Stance.DECLINED);
        assertThat(periods).extracting(period -> period.because().id()).containsExactly(pledge, declined);
        assertThat(periods.getFirst().until()).contains(Instant.parse("2025-09-20T00:00:00Z"));
        assertThat(periods.getLast().until()).isEmpty();
    }
}
