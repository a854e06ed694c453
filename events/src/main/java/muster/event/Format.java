package muster.event;

/** How a meeting is held. */
public enum Format {
    IN_PERSON,
    REMOTE,
    HYBRID
}
