package muster.eventstore;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash of a record as a leaf of the tree (RFC 9162 §2.1.1). */
final class Leaf {

    private Leaf() {}

    static byte[] hash(byte[] record) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((byte) 0);
            return sha256.digest(record);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
