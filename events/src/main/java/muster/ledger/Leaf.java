package muster.ledger;

/** A leaf of the tree: SHA-256 of 0x00 and the record's bytes (RFC 9162 §2.1.1). */
public final class Leaf {

    private static final byte[] PREFIX = {0x00};

    private Leaf() {}

    /** The leaf hash of a record, 32 bytes. */
    public static byte[] hash(byte[] record) {
        return Sha256.of(PREFIX, record);
    }
}
