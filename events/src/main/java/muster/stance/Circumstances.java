package muster.stance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;

import muster.event.Condition;
import muster.event.ConditionEvent;
import muster.event.ConditionMet;

/**
 * Which conditions were met from when on, as a question sees them: the same for every stance, so found once for all.
 *
 * @param assumed the conditions that count as met throughout
 * @param turns each statement that met a condition or ended it, as they become visible
 */
record Circumstances(Set<Condition> assumed, List<Turn> turns) {

    /** @param met the conditions that are met from there on */
    record Turn(Visible visible, Set<Condition> met) {}

    static Circumstances of(List<Said> conditions, Question question) {
        Map<Condition, Said> last = new HashMap<>();
        List<Turn> turns = new ArrayList<>();
        Set<Condition> met = question.assume();
        for (Visible visible : Visible.of(conditions, question)) {
            if (visible.said().event() instanceof ConditionEvent about) {
                last.merge(about.condition(), visible.said(), BinaryOperator.maxBy(Said.ORDER));
                Set<Condition> now = met(question.assume(), last);
                if (!now.equals(met)) {
                    met = now;
                    turns.add(new Turn(visible, now));
                }
            }
        }
        return new Circumstances(question.assume(), List.copyOf(turns));
    }

    private static Set<Condition> met(Set<Condition> assumed, Map<Condition, Said> last) {
        Set<Condition> met = new HashSet<>(assumed);
        last.forEach((condition, said) -> {
            if (said.event() instanceof ConditionMet) {
                met.add(condition);
            }
        });
        return met;
    }

    /** The conditions that are met at the question's time. */
    Set<Condition> met() {
        return turns.isEmpty() ? assumed : turns.getLast().met();
    }
}
