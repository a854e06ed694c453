package muster.event;

/** What the count of a collective claim counts. */
public enum Unit {
    COUNTRIES,
    MEMBERS,
    LEADERS
}
