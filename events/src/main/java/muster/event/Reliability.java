package muster.event;

/** How reliable the source is, in the Admiralty system. F means "cannot be judged", not "worst". */
public enum Reliability {
    A(1),
    B(2),
    C(3),
    D(4),
    E(5),
    F(6);

    private final int degree;

    Reliability(int degree) {
        this.degree = degree;
    }

    /** 1 to 6 for A to F, to be laid beside the information's. */
    int degree() {
        return degree;
    }

    /** Whether this is at least as good as {@code least}; what cannot be judged never is. */
    public boolean reaches(Reliability least) {
        return this != F && compareTo(least) <= 0;
    }
}
