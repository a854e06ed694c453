package muster.stance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import muster.event.Recorded;
import muster.naive.Asked;
import muster.stance.Consequence.Changed;
import muster.stance.Moves.Point;

import static org.assertj.core.api.Assertions.assertThat;

/** The difference between two answers, held against what each command did and against the answers themselves. */
class MovesTest {

    private static final int HISTORIES = 300;
    private static final int MOST_RECORDS = 40;

    @Test
    void theDifferenceThatOneCommandMakesIsWhatItChanged() {
        long first = Long.getLong("wild.seed", System.nanoTime());
        for (long seed = first; seed < first + HISTORIES; seed++) {
            WildHistory history = WildHistory.of(seed, MOST_RECORDS);
            Chronicle chronicle = history.chronicle();
            for (Set<Long> positions : history.commands()) {
                long before = Collections.min(positions) - 1;
                long after = Collections.max(positions);
                List<Recorded> command = List.copyOf(chronicle.between(before, after));
                assertThat(Moves.between(chronicle, latest(chronicle, before), latest(chronicle, after)))
                        .as("-Dwild.seed=%d, command at %s", seed, positions)
                        .isEqualTo(changes(chronicle.consequences(command)));
                assertThat(chronicle.consequences(command))
                        .as("-Dwild.seed=%d, revisions by the command at %s", seed, positions)
                        .filteredOn(_ -> !chronicle.mayRevise(command))
                        .doesNotHaveAnyElementsOfTypes(Consequence.Revised.class);
            }
        }
    }

    @Test
    void whateverLiesBetweenTheDifferenceIsThatOfTheTwoAnswers() {
        long first = Long.getLong("wild.seed", System.nanoTime());
        for (long seed = first; seed < first + HISTORIES; seed++) {
            WildHistory history = WildHistory.of(seed, MOST_RECORDS);
            Chronicle chronicle = history.chronicle();
            WildQuestion questions = new WildQuestion(new Random(seed));
            Point from = point(chronicle, questions.about(history));
            Point to = point(chronicle, questions.about(history));
            Supplier<String> as = seedOf(seed);
            List<Move> moves = Moves.between(chronicle, from, to);

            for (Cell cell : NaiveReadingTest.cells().toList()) {
                Stance before = from.known().stance(cell, from.question());
                Stance after = to.known().stance(cell, to.question());
                Optional<Move> move =
                        moves.stream().filter(one -> one.cell().equals(cell)).findAny();
                assertThat(move.isPresent()).as(as).isEqualTo(before != after);
                move.ifPresent(one -> {
                    assertThat(one.before()).as(as).isEqualTo(before);
                    assertThat(one.after()).as(as).isEqualTo(after);
                    assertThat(one.cause().isPresent())
                            .as(as)
                            .isEqualTo(one.because().isPresent());
                });
            }
        }
    }

    private static Supplier<String> seedOf(long seed) {
        return () -> "-Dwild.seed=" + seed;
    }

    private static Point point(Chronicle chronicle, Asked asked) {
        return new Point(chronicle.knownAt(asked.known()), WildQuestion.of(asked));
    }

    private static Point latest(Chronicle chronicle, long position) {
        return new Point(chronicle.knownAt(position), Question.LATEST);
    }

    private static List<Move> changes(List<Consequence> consequences) {
        List<Move> changes = new ArrayList<>();
        for (Consequence consequence : consequences) {
            if (consequence instanceof Changed changed) {
                changes.add(new Move(
                        changed.cell(),
                        changed.before(),
                        changed.after(),
                        Optional.of(changed.cause()),
                        Optional.of(changed.because())));
            }
        }
        return changes;
    }
}
