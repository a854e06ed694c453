package muster.event;

import java.util.Comparator;
import java.util.Optional;

/** A grade in the Admiralty system: of the source and of the information, given independently. */
public record Grade(Optional<Reliability> reliability, Optional<Credibility> credibility) {

    /**
     * Since both halves must hold, a grade is as good as its worse half; among equals the other half decides, then that of
     * the source. What is not given or cannot be judged holds nothing up, and so stands behind all that is judged; and what
     * is not given stands last of all, so that no two grades are equal.
     */
    public static final Comparator<Grade> BEST_FIRST = Comparator.comparingInt(Grade::worseHalf)
            .thenComparingInt(Grade::betterHalf)
            .thenComparingInt(Grade::ofSource)
            .thenComparing(grade -> grade.reliability().isEmpty())
            .thenComparing(grade -> grade.credibility().isEmpty());

    public Grade {
        if (reliability.isEmpty() && credibility.isEmpty()) {
            throw new IllegalArgumentException("must give reliability (A to F), credibility (1 to 6) or both");
        }
    }

    private int worseHalf() {
        return Math.max(ofSource(), ofInformation());
    }

    private int betterHalf() {
        return Math.min(ofSource(), ofInformation());
    }

    private int ofSource() {
        return reliability.orElse(Reliability.F).degree();
    }

    private int ofInformation() {
        return credibility.map(Credibility::degree).orElse(Credibility.CANNOT_BE_JUDGED);
    }
}
