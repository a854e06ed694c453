package muster.stance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the stance of one participant on one kind ran: its periods up to the question's time and the fold at their end.
 *
 * @param periods without the UNDECLARED one before the first
 */
record Course(List<Period> periods, Fold end) {

    /** The course that these statements make: those of the participant and kind and those about conditions, visible. */
    static Course of(List<Said> statements, Question question) {
        TreeMap<Instant, List<Said>> byInstant = new TreeMap<>();
        for (Said said : statements) {
            said.visibleFrom(question.press())
                    .filter(question::includes)
                    .ifPresent(from -> byInstant
                            .computeIfAbsent(from, _ -> new ArrayList<>())
                            .add(said));
        }
        return new Running(question).through(byInstant);
    }

    /** The fold on its way through the instants. */
    private static final class Running {

        private final Question question;
        private final List<Period> periods = new ArrayList<>();
        private final List<Said> seen = new ArrayList<>();
        private Stance current = Stance.UNDECLARED;
        private Fold fold;

        Running(Question question) {
            this.question = question;
            this.fold = new Fold(question.assume());
        }

        Course through(SortedMap<Instant, List<Said>> byInstant) {
            for (Map.Entry<Instant, List<Said>> instant : byInstant.entrySet()) {
                step(instant.getKey(), instant.getValue());
            }
            return new Course(List.copyOf(periods), fold);
        }

        private void step(Instant instant, List<Said> news) {
            news.sort(Said.ORDER);
            Said because = isNext(news, instant) ? goOn(news) : foldAnew(news);
            seen.addAll(news);
            Stance now = fold.stance();
            if (now == current) {
                return;
            }
            if (!periods.isEmpty()) {
                periods.add(periods.removeLast().endingAt(instant));
            }
            periods.add(new Period(now, instant, Optional.empty(), because));
            current = now;
        }

        /** What was said earlier and only now became visible, by a corroboration, belongs before what was folded. */
        private static boolean isNext(List<Said> news, Instant instant) {
            return news.getFirst().point().equals(instant);
        }

        private Said goOn(List<Said> news) {
            Said because = news.getLast();
            for (Said said : news) {
                Stance before = fold.stance();
                fold.apply(said);
                if (fold.stance() != before) {
                    because = said;
                }
            }
            return because;
        }

        /** One by one, to find the last that moved the stance: on the way through all, more would seem to have. */
        private Said foldAnew(List<Said> news) {
            List<Said> all = new ArrayList<>(seen);
            Said because = news.getLast();
            for (Said said : news) {
                Stance before = fold.stance();
                all.add(said);
                all.sort(Said.ORDER);
                fold = new Fold(question.assume());
                all.forEach(fold::apply);
                if (fold.stance() != before) {
                    because = said;
                }
            }
            return because;
        }
    }
}
