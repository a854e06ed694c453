package muster.audit;

import java.util.Arrays;

import muster.ledger.Hash;

/** Hashes one behind the other, which grow in number: a million take no more room than their bytes. */
final class Hashes {

    private byte[] bytes = new byte[0];
    private int size;

    /** How many. */
    int size() {
        return size;
    }

    void add(Hash hash) {
        if (bytes.length == size * Hash.BYTES) {
            bytes = Arrays.copyOf(bytes, Math.max(8, 2 * size) * Hash.BYTES);
        }
        System.arraycopy(hash.bytes(), 0, bytes, size++ * Hash.BYTES, Hash.BYTES);
    }

    Hash get(long index) {
        int at = Math.toIntExact(index * Hash.BYTES);
        return Hash.of(Arrays.copyOfRange(bytes, at, at + Hash.BYTES));
    }
}
