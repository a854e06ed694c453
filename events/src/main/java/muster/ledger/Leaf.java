package muster.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A leaf of the tree: SHA-256 of 0x00 and the record's bytes (RFC 9162 §2.1.1). */
public final class Leaf {

    private static final byte PREFIX = 0x00;

    private Leaf() {}

    /** The leaf hash of a record, 32 bytes. */
    public static byte[] hash(byte[] record) {
        MessageDigest sha256 = sha256();
        sha256.update(PREFIX);
        return sha256.digest(record);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
