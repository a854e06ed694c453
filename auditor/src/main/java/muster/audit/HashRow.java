package muster.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import muster.ledger.Hash;

/** Hashes as they stand in a tile, and also none or cut ones: whatever somebody hands over. */
final class HashRow {

    private HashRow() {}

    /** The whole hashes of these bytes. */
    static List<Hash> of(byte[] bytes) {
        List<Hash> hashes = new ArrayList<>(bytes.length / Hash.BYTES);
        for (int at = 0; at + Hash.BYTES <= bytes.length; at += Hash.BYTES) {
            hashes.add(Hash.of(Arrays.copyOfRange(bytes, at, at + Hash.BYTES)));
        }
        return List.copyOf(hashes);
    }
}
