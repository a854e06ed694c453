package muster.stance;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import muster.event.Credibility;
import muster.event.Evidence;
import muster.event.Grade;
import muster.event.Reliability;

/**
 * Which evidence is to count (domain.md §3, 'Questions of "what if"').
 *
 * @param without drops what any of these published or passed on
 * @param minReliability drops what is graded worse, or not graded
 * @param minCredibility drops what is graded worse, or not graded
 * @param published drops what was published later than this day
 */
public record Press(
        Set<String> without,
        Optional<Reliability> minReliability,
        Optional<Credibility> minCredibility,
        Optional<LocalDate> published) {

    /** All evidence counts. */
    public static final Press ANY = new Press(Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public Press {
        without = Set.copyOf(without);
    }

    /** What is left of this evidence. */
    public List<Evidence> of(List<Evidence> evidence) {
        return equals(ANY) ? evidence : evidence.stream().filter(this::counts).toList();
    }

    /** Asked of every statement for every stance: no streams here. */
    boolean leaves(List<Evidence> evidence) {
        for (Evidence one : evidence) {
            if (counts(one)) {
                return true;
            }
        }
        return equals(ANY);
    }

    private boolean counts(Evidence evidence) {
        return isIn(evidence) && cameOtherwise(evidence) && reaches(evidence.grade());
    }

    private boolean isIn(Evidence evidence) {
        return published.isEmpty() || !evidence.publishedOn().day().isAfter(published.get());
    }

    private boolean cameOtherwise(Evidence evidence) {
        for (String source : without) {
            if (evidence.cameThrough(source)) {
                return false;
            }
        }
        return true;
    }

    private boolean reaches(Optional<Grade> grade) {
        boolean reliable = minReliability.isEmpty()
                || grade.flatMap(Grade::reliability)
                        .filter(given -> given.reaches(minReliability.get()))
                        .isPresent();
        boolean credible = minCredibility.isEmpty()
                || grade.flatMap(Grade::credibility)
                        .filter(given -> given.reaches(minCredibility.get()))
                        .isPresent();
        return reliable && credible;
    }
}
