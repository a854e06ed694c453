package muster.audit;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

import muster.ledger.Hash;

/** Hashes many records with one digest and into one array, where making an object for each would take as long as hashing. */
final class Leaves {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest;
    private byte[] piece = new byte[1 << 12];

    Leaves() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** The leaf hashes of records one behind the other (RFC 9162 §2.1.1). */
    byte[] of(List<byte[]> records) {
        byte[] hashes = new byte[records.size() * Hash.BYTES];
        int at = 0;
        for (byte[] record : records) {
            hash(LEAF, record, 0, record.length, hashes, at);
            at += Hash.BYTES;
        }
        return hashes;
    }

    /** What stands over hashes, of which there are a power of two. */
    Hash over(byte[] hashes) {
        byte[] row = hashes.clone();
        for (int width = row.length; width > Hash.BYTES; width /= 2) {
            for (int at = 0; at < width; at += 2 * Hash.BYTES) {
                hash(NODE, row, at, 2 * Hash.BYTES, row, at / 2);
            }
        }
        return Hash.of(Arrays.copyOf(row, Hash.BYTES));
    }

    /** In one piece: what is handed over in two is hashed block by block instead of at full speed. */
    private void hash(byte prefix, byte[] bytes, int from, int length, byte[] into, int at) {
        if (piece.length <= length) {
            piece = new byte[2 * length + 1];
        }
        piece[0] = prefix;
        System.arraycopy(bytes, from, piece, 1, length);
        digest.update(piece, 0, length + 1);
        finish(into, at);
    }

    private void finish(byte[] into, int at) {
        try {
            digest.digest(into, at, Hash.BYTES);
        } catch (DigestException thereIsRoom) {
            throw new IllegalStateException(thereIsRoom);
        }
    }
}
