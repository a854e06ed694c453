package muster.audit;

import java.io.PrintStream;

/** Findings as they are found: the first hundred are printed at once, and all are counted. */
final class Findings {

    private static final int MOST_PRINTED = 100;

    private final PrintStream out;
    private long count;

    Findings(PrintStream out) {
        this.out = out;
    }

    void add(String finding) {
        if (++count <= MOST_PRINTED) {
            out.println("FOUND: " + finding);
        }
    }

    /** Says in a last line what came of it, and returns the exit status. */
    int told(String compared) {
        if (count == 0) {
            out.println("All the same: %s.".formatted(compared));
            return Audit.HOLDS;
        }
        String printed = count > MOST_PRINTED ? ", of which the first %d are printed".formatted(MOST_PRINTED) : "";
        out.println("%s%s, in %s.".formatted(Words.count(count, "difference"), printed, compared));
        return Audit.FOUND;
    }
}
