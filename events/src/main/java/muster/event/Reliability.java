package muster.event;

/** How reliable the source is, in the Admiralty system. F means "cannot be judged", not "worst". */
public enum Reliability {
    A,
    B,
    C,
    D,
    E,
    F;

    /** Whether this is at least as good as {@code least}; what cannot be judged never is. */
    public boolean reaches(Reliability least) {
        return this != F && compareTo(least) <= 0;
    }
}
