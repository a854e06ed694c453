package muster.ledger;

import java.util.Arrays;
import java.util.Base64;

/** A hash of the tree: of a leaf, of what stands over leaves, or of all of it. 32 bytes that never change. */
public final class Hash {

    /** How many bytes a hash has. */
    public static final int BYTES = 32;

    /** The root of a tree without leaves (RFC 9162 §2.1.1). */
    public static final Hash OF_NOTHING = new Hash(Sha256.of());

    private static final byte[] NODE = {0x01};

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * These 32 bytes as a hash.
     *
     * @throws IllegalArgumentException if they are not 32
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A hash has %d bytes, not %d.".formatted(BYTES, bytes.length));
        }
        return new Hash(bytes.clone());
    }

    /** The leaf hash of a record (RFC 9162 §2.1.1). */
    public static Hash ofLeaf(byte[] record) {
        return new Hash(Leaf.hash(record));
    }

    /** What stands over two subtrees: SHA-256 of 0x01 and both (RFC 9162 §2.1.1). */
    public static Hash over(Hash left, Hash right) {
        return new Hash(Sha256.of(NODE, left.bytes, right.bytes));
    }

    /**
     * Reads the base64 of 32 bytes (RFC 4648 §4, with its padding).
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Hash parse(String base64) {
        return of(Strict.base64(base64));
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The base64 of the bytes. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return base64();
    }
}
