package muster.stance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import muster.naive.Answer;
import muster.naive.NaiveComparison;
import muster.wild.WildStatement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Consequences, which looks only at what a command touches, finds what a slow comparison of all answers before and after
 * it finds. A failure names its seed: {@code -Dwild.seed=…} begins with that history.
 */
class NaiveConsequencesTest {

    private static final int HISTORIES = 300;
    private static final int MOST_RECORDS = 25;

    @Test
    void everyChangeAndRevisionIsThatOfTheNaiveComparison() {
        long first = Long.getLong("wild.seed", System.nanoTime());
        for (long seed = first; seed < first + HISTORIES; seed++) {
            WildHistory history = WildHistory.of(seed, MOST_RECORDS);
            List<Set<Long>> commands = history.commands();
            for (Set<Long> command : commands.subList(commands.size() / 2, commands.size())) {
                compare(history, command, seed);
            }
        }
    }

    private static void compare(WildHistory history, Set<Long> command, long seed) {
        NaiveComparison naive = new NaiveComparison(history.lines(), command, WildStatement.KINDS);
        List<Consequence> consequences = consequences(history.chronicle(), command);
        Supplier<String> as =
                () -> "-Dwild.seed=%d, command at %s%n%s".formatted(seed, command, String.join("\n", history.lines()));

        List<Answer> changes = new ArrayList<>();
        List<Answer> revisions = new ArrayList<>();
        for (Consequence consequence : consequences) {
            switch (consequence) {
                case Consequence.Changed changed -> changes.add(InPlainWords.change(changed));
                case Consequence.Revised revised -> revisions.add(InPlainWords.revision(revised));
                case Consequence.Contested _ -> {}
            }
        }
        assertThat(changes).as(as).containsExactlyInAnyOrderElementsOf(naive.changes());
        assertThat(revisions).as(as).containsExactlyInAnyOrderElementsOf(naive.revisions());
    }

    private static List<Consequence> consequences(Chronicle chronicle, Set<Long> command) {
        long before = Collections.min(command) - 1;
        long after = Collections.max(command);
        return Consequences.of(
                chronicle.knownAt(before), chronicle.knownAt(after), List.copyOf(chronicle.between(before, after)));
    }
}
