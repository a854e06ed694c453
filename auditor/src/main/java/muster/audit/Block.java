package muster.audit;

import java.util.List;
import java.util.Optional;

import muster.ledger.TilePath;

/**
 * Records that one tile stands over, and what a log hands over beside them.
 *
 * @param index among the blocks, from 0
 * @param records 256 of them; fewer in the last one
 * @param tile their leaf hashes, as the log has them
 * @param bundle the same records, as a log serves them to others
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Block(long index, List<byte[]> records, Optional<byte[]> tile, Optional<byte[]> bundle) {

    /** The position of its first record. */
    long first() {
        return index * TilePath.FULL + 1;
    }

    boolean isFull() {
        return records.size() == TilePath.FULL;
    }
}
