package muster.stance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A statement, and the instant from which on a question sees it. */
record Visible(Instant from, Said said) {

    /** As they become visible; those at one instant in the order of the fold. */
    static final Comparator<Visible> ORDER =
            Comparator.comparing(Visible::from).thenComparing(Visible::said, Said.ORDER);

    /** Those of the statements that are visible to the question. */
    static List<Visible> of(List<Said> statements, Question question) {
        List<Visible> visible = new ArrayList<>(statements.size());
        for (Said said : statements) {
            said.visibleFrom(question.press())
                    .filter(question::includes)
                    .ifPresent(from -> visible.add(new Visible(from, said)));
        }
        visible.sort(ORDER);
        return visible;
    }

    /** Whether it was said before one that was visible earlier. */
    boolean isLate(Said seenLast) {
        return Said.ORDER.compare(said, seenLast) < 0;
    }
}
