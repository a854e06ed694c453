package muster.eventstore;

/** The keys of an event's metadata that the log itself reads; all are optional and the same for all events of an append. */
public final class LogMetadata {

    /** The command's id, a UUID: an append with one that is recorded already is refused. */
    public static final String COMMAND_ID = "commandId";

    /** The digest of the command's content, in hexadecimal; stands beside the id. */
    public static final String COMMAND_DIGEST = "commandDigest";

    /** The coalition's slug: the key under which the relay sends the record. */
    public static final String COALITION = "coalition";

    /** The trace that the append is part of (W3C Trace Context); no record tells of it. */
    public static final String TRACEPARENT = "traceparent";

    private LogMetadata() {}
}
