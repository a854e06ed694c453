package muster.stance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import muster.event.ConditionMet;
import muster.event.Evidence;
import muster.event.Kind;
import muster.event.OpennessSignalled;
import muster.event.Participant;
import muster.event.StatementCorroborated;
import muster.naive.Answer;
import muster.naive.Asked;
import muster.naive.NaiveReading;
import muster.wild.WildStatement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Known, which is quick, gives the answers of a slow reading of domain.md §3, whatever happened and whatever is asked.
 * A failure names its seed: {@code -Dwild.seed=…} begins with that history.
 */
class NaiveReadingTest {

    private static final int HISTORIES = 800;
    private static final int QUESTIONS = 2;
    private static final int MOST_RECORDS = 50;

    @Test
    void everyAnswerIsThatOfTheNaiveReading() {
        long first = Long.getLong("wild.seed", System.nanoTime());
        for (long seed = first; seed < first + HISTORIES; seed++) {
            WildHistory history = WildHistory.of(seed, MOST_RECORDS);
            WildQuestion questions = new WildQuestion(new Random(seed));
            for (int i = 0; i < QUESTIONS; i++) {
                compare(history, questions.about(history), seed);
            }
        }
    }

    @Test
    void whatOnlyCameToLightAtTheSameInstantIsNotWhyAPeriodBegan() {
        History history = new History();
        Evidence bild = History.evidence("Bild");
        Evidence reuters = History.evidence("Reuters");
        UUID met = history.said("2025-09-01", new ConditionMet(History.CEASEFIRE), bild);
        UUID open = history.said("2025-09-02", new OpennessSignalled(History.FRANCE, List.of(Kind.TROOPS)), bild);
        UUID pledged = history.said("2025-09-03", History.troops("p1", History.CEASEFIRE), reuters);
        history.said("2025-09-05", new StatementCorroborated(met), reuters);
        history.said("2025-09-05", new StatementCorroborated(open), reuters);

        Press withoutBild = new Press(Set.of("Bild"), Optional.empty(), Optional.empty(), Optional.empty());
        Question question = new Question(Optional.empty(), Set.of(), withoutBild);
        assertThat(history.known().history(new Cell(History.FRANCE, Kind.TROOPS), question))
                .map(Period::stance, period -> period.because().id())
                .containsExactly(tuple(Stance.PLEDGED_CONDITIONALLY, pledged), tuple(Stance.PLEDGED, met));
    }

    private static void compare(WildHistory history, Asked asked, long seed) {
        NaiveReading naive = new NaiveReading(history.lines(), asked);
        Known known = history.chronicle().knownAt(asked.known());
        Question question = WildQuestion.of(asked);
        Supplier<String> as = () -> "-Dwild.seed=%d%n%s%n%s".formatted(seed, asked, String.join("\n", history.lines()));

        assertThat(InPlainWords.words(known.met(question))).as(as).isEqualTo(naive.met());
        assertThat(InPlainWords.words(known.members(question))).as(as).containsExactlyElementsOf(naive.members());
        assertThat(InPlainWords.words(known.participants(question)))
                .as(as)
                .containsExactlyElementsOf(naive.participants());
        assertThat(known.claims(question)).as(as).map(InPlainWords::claim).isEqualTo(naive.claims());
        assertThat(known.standings(question))
                .as(as)
                .map(standing -> InPlainWords.standing(standing, question))
                .isEqualTo(standings(naive));
        cells().forEach(cell -> compareHistories(known, naive, cell, question, as));
    }

    private static void compareHistories(
            Known known, NaiveReading naive, Cell cell, Question question, Supplier<String> as) {
        Question unbounded = new Question(Optional.empty(), question.assume(), question.press());
        List<Answer.Period> periods =
                naive.history(cell.participant().code(), cell.kind().name());
        assertThat(known.history(cell, unbounded))
                .as(as)
                .map(InPlainWords::period)
                .isEqualTo(periods);

        Optional<Answer.Period> holding = known.standing(cell, question).map(it -> InPlainWords.period(it.period()));
        assertThat(holding.map(Answer.Period::from))
                .as(as)
                .isEqualTo(last(periods, question).map(Answer.Period::from));
        assertThat(holding.map(Answer.Period::because))
                .as(as)
                .isEqualTo(last(periods, question).map(Answer.Period::because));
    }

    /** The period that holds the question's time. */
    private static Optional<Answer.Period> last(List<Answer.Period> periods, Question question) {
        return periods.stream()
                .filter(period -> question.includes(period.from()))
                .reduce((_, later) -> later);
    }

    /** Of every participant on every kind, those not UNDECLARED. */
    private static List<Answer.Standing> standings(NaiveReading naive) {
        List<Answer.Standing> standings = new ArrayList<>();
        cells().map(cell ->
                        naive.standing(cell.participant().code(), cell.kind().name()))
                .filter(standing -> !standing.stance().equals("UNDECLARED"))
                .forEach(standings::add);
        return standings;
    }

    /** Sorted as Known sorts them. */
    static Stream<Cell> cells() {
        return WildStatement.PARTICIPANTS.stream()
                .sorted()
                .flatMap(participant -> WildStatement.KINDS.stream()
                        .map(Kind::valueOf)
                        .sorted()
                        .map(kind -> new Cell(new Participant(participant), kind)));
    }
}
