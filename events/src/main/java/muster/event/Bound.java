package muster.event;

/** What the count of a collective claim bounds. */
public enum Bound {
    EXACTLY,
    AT_LEAST,
    ABOUT
}
