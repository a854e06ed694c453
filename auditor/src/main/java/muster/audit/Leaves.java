package muster.audit;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

import muster.ledger.Hash;

/** Hashes many records with one digest and into one array, where making an object for each would take as long as hashing. */
final class Leaves {

    private final MessageDigest digest;

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
            digest.update((byte) 0);
            digest.update(record);
            finish(hashes, at);
            at += Hash.BYTES;
        }
        return hashes;
    }

    /** What stands over hashes, of which there are a power of two. */
    Hash over(byte[] hashes) {
        byte[] row = hashes.clone();
        for (int width = row.length; width > Hash.BYTES; width /= 2) {
            for (int at = 0; at < width; at += 2 * Hash.BYTES) {
                digest.update((byte) 1);
                digest.update(row, at, 2 * Hash.BYTES);
                finish(row, at / 2);
            }
        }
        return Hash.of(Arrays.copyOf(row, Hash.BYTES));
    }

    private void finish(byte[] into, int at) {
        try {
            digest.digest(into, at, Hash.BYTES);
        } catch (DigestException thereIsRoom) {
            throw new IllegalStateException(thereIsRoom);
        }
    }
}
