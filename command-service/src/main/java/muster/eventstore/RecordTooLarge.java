package muster.eventstore;

import muster.ledger.EntryBundle;

/** Refuses an append because a record of it has more bytes than an entry of the tree can hold. */
public final class RecordTooLarge extends RuntimeException {

    /** What an entry of C2SP tlog-tiles holds: its length has two bytes. */
    public static final int MOST_BYTES = EntryBundle.MOST;

    public RecordTooLarge(int bytes) {
        super("the record would have " + bytes + " bytes, and at most " + MOST_BYTES + " are possible");
    }

    static byte[] check(byte[] record) {
        if (record.length > MOST_BYTES) {
            throw new RecordTooLarge(record.length);
        }
        return record;
    }
}
