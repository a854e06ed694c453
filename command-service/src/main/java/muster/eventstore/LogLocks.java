package muster.eventstore;

/** The advisory locks of a log's database, and the channel on which it says that it has grown. */
public final class LogLocks {

    /** Held by whoever gives positions, until the transaction ends: "muster", and 1. */
    public static final long ORDER = 0x6d757374657201L;

    /** Held by the one active relay, as long as its connection lives. */
    public static final long RELAY = 0x6d757374657202L;

    /** Held by whoever adds to the tree, until the transaction ends. */
    public static final long TREE = 0x6d757374657203L;

    /** The notification's text is the position of the new head. */
    public static final String CHANNEL = "muster_log";

    private LogLocks() {}
}
