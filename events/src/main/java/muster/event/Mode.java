package muster.event;

/** How a participant attends a meeting. */
public enum Mode {
    IN_PERSON,
    REMOTE,
    UNKNOWN
}
