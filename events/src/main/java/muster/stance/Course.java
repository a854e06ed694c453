package muster.stance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import muster.event.Condition;
import muster.stance.Circumstances.Turn;

/**
 * How the stance of one participant on one kind ran: its periods up to the question's time, the fold at their end, and the
 * conditions that are met then.
 *
 * @param periods without the UNDECLARED one before the first
 */
record Course(List<Period> periods, Fold end, Stance stance, Set<Condition> met) {

    /**
     * The course that these statements make.
     *
     * @param statements those about the participant and kind
     */
    static Course of(List<Said> statements, Circumstances circumstances, Question question) {
        return new Running(circumstances.assumed())
                .through(
                        Visible.of(statements, question).iterator(),
                        circumstances.turns().iterator());
    }

    /**
     * On the way through what becomes visible. The fold of the statements and the conditions that are met run beside each
     * other: a stance is read off both.
     */
    private static final class Running {

        private final List<Period> periods = new ArrayList<>();
        private final List<Said> seen = new ArrayList<>();
        private Fold fold = new Fold();
        private Set<Condition> met;
        private Stance stance = Stance.UNDECLARED;
        private Stance before = Stance.UNDECLARED;
        private Instant instant = Instant.MIN;
        private @Nullable Said because;

        Running(Set<Condition> assumed) {
            met = assumed;
        }

        Course through(Iterator<Visible> statements, Iterator<Turn> turns) {
            @Nullable Visible statement = next(statements);
            @Nullable Turn turn = next(turns);
            while (statement != null || turn != null) {
                if (statement != null && (turn == null || Visible.ORDER.compare(statement, turn.visible()) < 0)) {
                    hear(statement);
                    statement = next(statements);
                } else if (turn != null) {
                    turn(turn);
                    turn = next(turns);
                }
            }
            endInstant();
            return new Course(List.copyOf(periods), fold, stance, met);
        }

        private static <T> @Nullable T next(Iterator<T> some) {
            return some.hasNext() ? some.next() : null;
        }

        private void hear(Visible news) {
            reach(news.from());
            boolean late = !seen.isEmpty() && news.isLate(seen.getLast());
            seen.add(news.said());
            if (late) {
                foldAnew();
            } else {
                fold.apply(news.said());
            }
            read(news.said());
        }

        /** What was said earlier and only now became visible, by a corroboration, belongs before what was folded. */
        private void foldAnew() {
            seen.sort(Said.ORDER);
            fold = new Fold();
            seen.forEach(fold::apply);
        }

        private void turn(Turn turn) {
            met = turn.met();
            if (fold.waits()) {
                reach(turn.visible().from());
                read(turn.visible().said());
            }
        }

        private void read(Said news) {
            Stance now = fold.stance(met);
            if (now != stance) {
                stance = now;
                because = news;
            }
        }

        private void reach(Instant next) {
            if (!next.equals(instant)) {
                endInstant();
                instant = next;
            }
        }

        /** Statements at one instant count together. */
        private void endInstant() {
            Said last = because;
            if (stance == before || last == null) {
                return;
            }
            if (!periods.isEmpty()) {
                periods.add(periods.removeLast().endingAt(instant));
            }
            periods.add(new Period(stance, instant, Optional.empty(), last));
            before = stance;
        }
    }
}
