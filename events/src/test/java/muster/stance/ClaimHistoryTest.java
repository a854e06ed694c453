package muster.stance;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import muster.event.ClaimId;
import muster.event.CollectiveClaimRecorded;
import muster.event.Conditions;
import muster.event.Event;
import muster.event.Kind;
import muster.event.OpennessSignalled;
import muster.event.Participant;
import muster.event.ParticipantJoined;
import muster.event.ParticipantLeft;
import muster.event.ParticipationDeclined;
import muster.event.Recorded;
import muster.event.StatementCorroborated;
import muster.event.Unit;

import static org.assertj.core.api.Assertions.assertThat;

/** A failure of the law names its seed: {@code -Dwild.seed=…} begins with that history. */
class ClaimHistoryTest {

    private static final int HISTORIES = 400;
    private static final int MOST_RECORDS = 50;

    private final History history = new History();

    @Test
    void whoCanBeNamedIsToldFromWhenItWasClaimedWithWhoCameAndWent() {
        UUID pledge = history.said("2025-09-01", History.troops("p1"));
        UUID claim = history.said("2025-09-04", claimed(Kind.TROOPS));
        UUID decline = history.said("2025-10-20", declined());

        ClaimCourse course = only(Question.LATEST);

        assertThat(course.said().id()).isEqualTo(claim);
        ClaimCourse.Stretch before = course.stretches().getFirst();
        assertThat(before.from()).isEqualTo(Instant.parse("2025-09-04T00:00:00Z"));
        assertThat(before.until()).contains(Instant.parse("2025-10-20T00:00:00Z"));
        assertThat(before.gap()).hasValue(25);
        assertThat(because(before)).containsExactly(pledge);
        ClaimCourse.Stretch after = course.stretches().getLast();
        assertThat(after.identified()).isEmpty();
        assertThat(after.gap()).hasValue(26);
        assertThat(because(after)).containsExactly(decline);
    }

    @Test
    void whoGoesOnOneKindAndComesOnAnotherAtOneInstantDoesNotMove() {
        history.said("2025-09-01", History.troops("p1"));
        history.said("2025-09-04", claimed(Kind.TROOPS, Kind.AIR));
        history.said("2025-10-20", declined());
        history.said("2025-10-20", History.support("p2", Kind.AIR));

        assertThat(only(Question.LATEST).stretches()).hasSize(1);
    }

    @Test
    void whoIsIdentifiedOnTwoKindsIsSoBecauseOfTheFirst() {
        UUID first = history.said("2025-09-01", History.troops("p1"));
        history.said("2025-09-02", History.support("p2", Kind.AIR));
        history.said("2025-09-04", claimed(Kind.TROOPS, Kind.AIR));

        assertThat(because(only(Question.LATEST).stretches().getFirst())).containsExactly(first);
    }

    @Test
    void whatIsClaimedOfMembershipFollowsWhoJoinsAndLeaves() {
        history.said("2025-09-01", claimed());
        UUID joined = history.said("2025-09-02", new ParticipantJoined(History.FRANCE));
        history.said("2025-09-02", new ParticipantJoined(History.FRANCE));
        UUID left = history.said("2025-09-03", new ParticipantLeft(History.FRANCE));

        assertThat(only(Question.LATEST).stretches())
                .map(stretch ->
                        stretch.because().values().stream().map(Said::id).toList())
                .containsExactly(List.of(), List.of(joined), List.of(left));
    }

    @Test
    void aLeavingThatComesToLightLateDoesNotUndoALaterJoining() {
        history.said("2025-09-01", claimed(), History.evidence("Reuters"));
        UUID left = history.said("2025-09-02", new ParticipantLeft(History.FRANCE), History.evidence("Bild"));
        history.said("2025-09-03", new ParticipantJoined(History.FRANCE), History.evidence("Reuters"));
        history.said("2025-09-04", new StatementCorroborated(left), History.evidence("Reuters"));

        Press withoutBild = new Press(Set.of("Bild"), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(only(new Question(Optional.empty(), Set.of(), withoutBild)).stretches())
                .map(ClaimCourse.Stretch::identified)
                .containsExactly(List.of(), List.of(History.FRANCE));
    }

    @Test
    void nothingIsToldOfWhatAWeakerWordLeavesAsItWas() {
        history.said("2025-09-01", History.troops("p1"));
        history.said("2025-09-04", claimed(Kind.TROOPS));
        history.said("2025-09-05", History.reaffirmed("p1"));
        history.said("2025-09-06", new OpennessSignalled(History.FRANCE, List.of(Kind.TROOPS)));

        assertThat(only(Question.LATEST).stretches()).hasSize(1);
    }

    private static List<UUID> because(ClaimCourse.Stretch stretch) {
        return stretch.because().values().stream().map(Said::id).toList();
    }

    private ClaimCourse only(Question question) {
        List<ClaimCourse> courses = history.known().claimHistory(question);
        assertThat(courses).hasSize(1);
        return courses.getFirst();
    }

    private static Event claimed(Kind... kinds) {
        return new CollectiveClaimRecorded(
                new ClaimId("paris"),
                Optional.of(26L),
                Optional.empty(),
                Unit.COUNTRIES,
                List.of(kinds),
                Conditions.NONE);
    }

    private static Event declined() {
        return new ParticipationDeclined(History.FRANCE, List.of(Kind.TROOPS), Optional.empty());
    }

    @Test
    void atEveryInstantItSaysWhatTheClaimsSayThen() {
        long first = Long.getLong("wild.seed", System.nanoTime());
        for (long seed = first; seed < first + HISTORIES; seed++) {
            WildHistory wild = WildHistory.of(seed, MOST_RECORDS);
            var asked = new WildQuestion(new Random(seed)).about(wild);
            Known known = wild.chronicle().knownAt(asked.known());
            Question question = WildQuestion.of(asked);
            String as = "-Dwild.seed=%d %s".formatted(seed, asked);
            List<ClaimCourse> courses = known.claimHistory(question);

            courses.forEach(course -> areAsLongAsCanBe(course.stretches(), as));
            for (Instant instant : instants(wild)) {
                if (question.includes(instant)) {
                    assertThat(at(instant, courses))
                            .as("%s at %s", as, instant)
                            .isEqualTo(claims(known, question, instant));
                }
            }
            assertThat(courses.stream().map(ClaimCourse::said))
                    .as(as)
                    .containsExactlyElementsOf(
                            known.claims(question).stream().map(Claim::said).toList());
        }
    }

    private record Identified(UUID claim, List<Participant> identified, OptionalLong gap) {}

    private static Set<Identified> at(Instant instant, List<ClaimCourse> courses) {
        Set<Identified> then = new HashSet<>();
        for (ClaimCourse course : courses) {
            for (ClaimCourse.Stretch stretch : course.stretches()) {
                if (!instant.isBefore(stretch.from())
                        && stretch.until()
                                .filter(until -> !instant.isBefore(until))
                                .isEmpty()) {
                    then.add(new Identified(course.said().id(), stretch.identified(), stretch.gap()));
                }
            }
        }
        return then;
    }

    private static Set<Identified> claims(Known known, Question question, Instant instant) {
        Set<Identified> then = new HashSet<>();
        for (Claim claim : known.claims(question.at(instant))) {
            then.add(new Identified(claim.said().id(), claim.identified(), claim.gap()));
        }
        return then;
    }

    /** Everything that happens does so at a point of some record: those, and just before and after. */
    private static Set<Instant> instants(WildHistory wild) {
        Set<Instant> instants = new TreeSet<>();
        for (Recorded record : wild.records()) {
            Instant point = Said.pointOf(record);
            if (!point.equals(Instant.MIN)) {
                instants.addAll(List.of(point, point.minusNanos(1000), point.plusNanos(1000)));
            }
        }
        return instants;
    }

    /** One stretch follows on the other, and whoever came or went is told, and only the first may be without any. */
    private static void areAsLongAsCanBe(List<ClaimCourse.Stretch> stretches, String as) {
        Set<Participant> before = Set.of();
        Optional<Instant> end = Optional.of(stretches.getFirst().from());
        for (ClaimCourse.Stretch stretch : stretches) {
            Set<Participant> moved = new HashSet<>(before);
            stretch.identified().forEach(one -> {
                if (!moved.remove(one)) {
                    moved.add(one);
                }
            });
            assertThat(end).as(as).contains(stretch.from());
            assertThat(stretch.because().keySet()).as(as).isEqualTo(moved);
            before = Set.copyOf(stretch.identified());
            end = stretch.until();
        }
        assertThat(end).as(as).isEmpty();
        assertThat(stretches.stream().skip(1))
                .as(as)
                .noneMatch(stretch -> stretch.because().isEmpty());
    }
}
