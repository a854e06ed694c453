package muster.stance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import muster.event.AnnouncedAt;
import muster.event.AnyOf;
import muster.event.Coalition;
import muster.event.Condition;
import muster.event.ConditionLapsed;
import muster.event.ConditionMet;
import muster.event.Conditions;
import muster.event.Event;
import muster.event.Evidence;
import muster.event.Kind;
import muster.event.OppositionVoiced;
import muster.event.Participant;
import muster.event.ParticipationDeclined;
import muster.event.PledgeEvent;
import muster.event.PledgeId;
import muster.event.PledgeReaffirmed;
import muster.event.PledgeWithdrawn;
import muster.event.PublishedOn;
import muster.event.Recorded;
import muster.event.ReservationExpressed;
import muster.event.Statement;
import muster.event.StatementCorroborated;
import muster.event.StatementDisputed;
import muster.event.StatementRetracted;
import muster.event.SupportPledged;
import muster.event.SupportVoiced;
import muster.event.TroopsPledged;
import muster.stance.Consequence.Changed;
import muster.stance.Consequence.Contested;
import muster.stance.Consequence.Revised;

import static org.assertj.core.api.Assertions.assertThat;

class ConsequencesTest {

    private static final Participant FRANCE = new Participant("FR");
    private static final Participant GERMANY = new Participant("DE");
    private static final Cell FRENCH_TROOPS = new Cell(FRANCE, Kind.TROOPS);
    private static final Condition CEASEFIRE = new Condition("CEASEFIRE");

    private final List<Recorded> log = new ArrayList<>();
    private List<Consequence> last = List.of();

    @Test
    void aNewWordMovesTheStanceUpBecauseItWasSaid() {
        Recorded support = say("2025-03-02", new SupportVoiced(FRANCE, List.of(Kind.TROOPS)));

        assertThat(last)
                .containsExactly(new Changed(FRENCH_TROOPS, Stance.UNDECLARED, Stance.SUPPORTIVE, Cause.SAID, support));
        assertThat(((Changed) last.getFirst()).direction()).isEqualTo(Direction.UP);
    }

    @Test
    void aDeclineMovesItDown() {
        say("2025-03-02", new SupportVoiced(FRANCE, List.of(Kind.TROOPS)));
        say("2025-03-03", declined(FRANCE));

        assertThat(((Changed) last.getFirst()).direction()).isEqualTo(Direction.DOWN);
    }

    @Test
    void whatIsLearntLateAndStillMovesTheStanceIsLearnt() {
        say("2025-05-01", new SupportVoiced(FRANCE, List.of(Kind.TROOPS)));
        Recorded late = say("2025-04-01", declined(FRANCE));

        assertThat(last)
                .containsExactly(new Changed(FRENCH_TROOPS, Stance.SUPPORTIVE, Stance.DECLINED, Cause.LEARNT, late));
    }

    @Test
    void whatAltersOnlyThePastIsARevisionWithThePeriodsBeforeAndAfter() {
        say("2025-05-01", declined(FRANCE));
        say("2025-04-01", new ReservationExpressed(FRANCE, List.of(Kind.TROOPS), Optional.empty()));

        assertThat(last).singleElement().isInstanceOfSatisfying(Revised.class, revised -> {
            assertThat(revised.before()).extracting(Period::stance).containsExactly(Stance.DECLINED);
            assertThat(revised.after()).extracting(Period::stance).containsExactly(Stance.RESERVED, Stance.DECLINED);
            assertThat(revised.cause()).isEqualTo(Cause.LEARNT);
        });
    }

    @Test
    void aConditionThatComesAboutTriggersWhatWaitedForIt() {
        say("2025-05-01", pledged(FRANCE, "fr-1"));
        Recorded met = say("2025-06-01", new ConditionMet(CEASEFIRE));

        assertThat(last)
                .containsExactly(
                        new Changed(FRENCH_TROOPS, Stance.PLEDGED_CONDITIONALLY, Stance.PLEDGED, Cause.TRIGGERED, met));
    }

    @Test
    void aCorrectionIsJudgedOnceForBothOfItsEvents() {
        Recorded slip = say("2025-05-01", declined(FRANCE));
        Recorded mended = correct(slip, declined(GERMANY));

        assertThat(last)
                .containsExactly(
                        new Changed(
                                new Cell(GERMANY, Kind.TROOPS),
                                Stance.UNDECLARED,
                                Stance.DECLINED,
                                Cause.CORRECTED,
                                mended),
                        new Changed(
                                FRENCH_TROOPS,
                                Stance.DECLINED,
                                Stance.UNDECLARED,
                                Cause.CORRECTED,
                                log.get(log.size() - 2)));
    }

    @Test
    void mendingASlipOfSpellingChangesNothing() {
        Recorded slip = say("2025-05-01", declined(FRANCE));
        correct(slip, declined(FRANCE));

        assertThat(last).isEmpty();
    }

    @Test
    void aDisputeContestsTheStanceUntilItIsRetracted() {
        Recorded said = say("2025-05-01", declined(FRANCE));
        Recorded dispute = say("2025-05-02", new StatementDisputed(said.id(), "It did not"));
        assertThat(last).containsExactly(new Contested(FRENCH_TROOPS, true, dispute));

        Recorded retraction = retract(dispute);
        assertThat(last).containsExactly(new Contested(FRENCH_TROOPS, false, retraction));
    }

    @Test
    void onlyTheCellsTouchedNeedComparingWhateverTheHistory() {
        for (long seed = 0; seed < 300; seed++) {
            log.clear();
            Random random = new Random(seed);
            say("2025-01-01", declined(FRANCE));
            for (int i = 0; i < 25; i++) {
                sayAnything(random);
                assertThat(moved()).as("seed %d, statement %d", seed, i).isEqualTo(movedByComparingAll());
            }
        }
    }

    private List<Cell> moved() {
        return last.stream().map(Consequence::cell).distinct().toList();
    }

    private List<Cell> movedByComparingAll() {
        Known before = Known.at(log.size() - lastCommand().size(), log);
        Known after = Known.at(log.size(), log);
        TreeSet<Cell> cells = new TreeSet<>(before.cells());
        cells.addAll(after.cells());
        cells.removeIf(cell -> spans(before, cell).equals(spans(after, cell))
                && before.standing(cell, Question.LATEST)
                        .map(Standing::contested)
                        .orElse(false)
                        .equals(after.standing(cell, Question.LATEST)
                                .map(Standing::contested)
                                .orElse(false)));
        return List.copyOf(cells);
    }

    private static List<List<Object>> spans(Known known, Cell cell) {
        return known.history(cell, Question.LATEST).stream()
                .map(period -> List.<Object>of(period.stance(), period.from(), period.until()))
                .toList();
    }

    private void sayAnything(Random random) {
        String day = "2025-%02d-%02d".formatted(1 + random.nextInt(3), 1 + random.nextInt(4));
        Participant who = random.nextBoolean() ? FRANCE : GERMANY;
        PledgeId pledge = new PledgeId(who + "-" + random.nextInt(2));
        Recorded some = log.get(random.nextInt(log.size()));
        switch (random.nextInt(11)) {
            case 0 -> say(day, declined(who));
            case 1 -> say(day, new SupportVoiced(who, List.of(Kind.TROOPS, Kind.AIR)));
            case 2 -> say(day, new OppositionVoiced(who, List.of(Kind.AIR), Optional.empty()));
            case 3, 4 -> say(day, isHeld(pledge) ? declined(who) : promised(random, who, pledge));
            case 5 -> say(day, new PledgeReaffirmed(who, pledge));
            case 6 -> say(day, new PledgeWithdrawn(who, pledge, Optional.empty()));
            case 7 -> say(day, random.nextBoolean() ? new ConditionMet(CEASEFIRE) : new ConditionLapsed(CEASEFIRE));
            case 8 -> say(day, new StatementDisputed(some.id(), "no"));
            case 9 -> retractOrCorrect(some, random, who);
            default -> say(day, new StatementCorroborated(some.id()));
        }
    }

    private void retractOrCorrect(Recorded some, Random random, Participant who) {
        if (some.event() instanceof StatementRetracted) {
            say("2025-01-01", declined(who));
        } else if (random.nextBoolean()) {
            retract(some);
        } else {
            correct(some, new SupportVoiced(who, List.of(Kind.TROOPS)));
        }
    }

    /** A pledgeId that is held cannot be pledged again: the command would be refused. */
    private boolean isHeld(PledgeId pledge) {
        return Known.at(log.size(), log)
                .visible(Question.LATEST)
                .anyMatch(said -> said.event() instanceof PledgeEvent about
                        && (about instanceof TroopsPledged || about instanceof SupportPledged)
                        && about.pledgeId().equals(pledge));
    }

    private static Event promised(Random random, Participant who, PledgeId pledge) {
        return random.nextBoolean()
                ? pledged(who, pledge.value())
                : new SupportPledged(who, pledge, Kind.AIR, Optional.empty(), Optional.empty(), Conditions.NONE);
    }

    private static ParticipationDeclined declined(Participant who) {
        return new ParticipationDeclined(who, List.of(Kind.TROOPS), Optional.empty());
    }

    private static TroopsPledged pledged(Participant who, String id) {
        Conditions ceasefire = new Conditions(List.of(new AnyOf(List.of(CEASEFIRE))));
        return new TroopsPledged(who, new PledgeId(id), Optional.empty(), ceasefire, Optional.empty());
    }

    private Recorded say(String day, Event event) {
        UUID command = UUID.randomUUID();
        Recorded recorded = append(command, statement(day, event, Optional.empty()));
        judge(command);
        return recorded;
    }

    private Recorded retract(Recorded wrong) {
        UUID command = UUID.randomUUID();
        Recorded recorded = append(command, retraction(wrong, Optional.empty()));
        judge(command);
        return recorded;
    }

    private Recorded correct(Recorded wrong, Event instead) {
        UUID command = UUID.randomUUID();
        append(command, retraction(wrong, Optional.of(id(log.size() + 2))));
        Recorded recorded = append(command, statement("2025-05-01", instead, Optional.of(wrong.id())));
        judge(command);
        return recorded;
    }

    private static Statement retraction(Recorded wrong, Optional<UUID> replacedBy) {
        return new Statement(
                Optional.empty(), List.of(), new StatementRetracted(wrong.id(), "slip", replacedBy), Optional.empty());
    }

    private static Statement statement(String day, Event event, Optional<UUID> corrects) {
        Evidence press = new Evidence(
                "Example Press",
                PublishedOn.parse("2025-09-04"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Statement(Optional.of(AnnouncedAt.parse(day)), List.of(press), event, corrects);
    }

    private Recorded append(UUID command, Statement statement) {
        long position = log.size() + 1L;
        Recorded recorded = new Recorded(
                position, id(position), new Coalition("test"), Instant.EPOCH, command, "recorder", statement);
        log.add(recorded);
        return recorded;
    }

    private static UUID id(long position) {
        return new UUID(0, position);
    }

    private void judge(UUID command) {
        List<Recorded> events = lastCommand();
        assertThat(events).allMatch(event -> event.commandId().equals(command));
        last = Consequences.of(Known.at(log.size() - events.size(), log), Known.at(log.size(), log), events);
    }

    private List<Recorded> lastCommand() {
        UUID command = log.getLast().commandId();
        return log.stream().filter(event -> event.commandId().equals(command)).toList();
    }
}
