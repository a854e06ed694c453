package muster.event;

/** How credible the information is, 1 to 6 in the Admiralty system. 6 means "cannot be judged", not "worst". */
public record Credibility(int degree) {

    static final int CANNOT_BE_JUDGED = 6;

    public Credibility {
        if (degree < 1 || degree > CANNOT_BE_JUDGED) {
            throw new IllegalArgumentException("must be a whole number from 1 to 6");
        }
    }

    /** Whether this is at least as good as {@code least}; what cannot be judged never is. */
    public boolean reaches(Credibility least) {
        return degree != CANNOT_BE_JUDGED && degree <= least.degree;
    }
}
