package muster.stance;

/**
 * Where a participant stands on one kind at one moment: the ladder of domain.md §3, in its order from against to done.
 * Always derived, never recorded. Silence is UNDECLARED, never a no.
 */
public enum Stance {
    OPPOSED,
    DECLINED,
    WITHDRAWN,
    RESERVED,
    UNDECLARED,
    SUPPORTIVE,
    CONSIDERING,
    PLEDGED_CONDITIONALLY,
    PLEDGED,
    DELIVERING,
    DELIVERED;

    /** Whether this participant counts as one that a collective claim speaks of: it has pledged, at least conditionally. */
    public boolean isIdentified() {
        return compareTo(PLEDGED_CONDITIONALLY) >= 0;
    }
}
