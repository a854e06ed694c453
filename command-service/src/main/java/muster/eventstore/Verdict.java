package muster.eventstore;

/** What has become of an append. */
sealed interface Verdict {

    Pending append();

    /** It has its place in the log. */
    record Accepted(Pending append, Receipt receipt) implements Verdict {}

    /** It was not recorded, for a reason of its own. */
    record Refused(Pending append, Throwable reason) implements Verdict {}
}
