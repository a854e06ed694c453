package muster.event;

/** What is contributed. A stance is always per kind (domain.md §1). */
public enum Kind {
    /** On land. */
    TROOPS,
    NAVAL,
    AIR,
    CYBER,
    MATERIEL,
    TRAINING,
    INTELLIGENCE,
    LOGISTICS,
    FUNDING,
    SANCTIONS,
    /** A promise to respond to a new attack. */
    GUARANTEE
}
