package muster.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

import muster.audit.StoredLog.Row;
import muster.ledger.Checkpoint;
import muster.ledger.Hash;
import muster.ledger.Note;
import muster.ledger.SigningKey;

/** A log as it was recorded, seen by a witness, and with checkpoints that somebody noted on the way. */
final class HonestLog {

    private final StoredLog log;
    private final Map<Hash, byte[]> records = new HashMap<>();
    private final NavigableMap<Integer, Note> noted = new TreeMap<>();

    HonestLog(List<byte[]> all, SigningKey key, SigningKey witness, Random random) {
        log = StoredLog.of(all, key);
        Note signed = log.checkpoint;
        log.checkpoint = signed.with(List.of(witness.cosign(signed.text(), Instant.EPOCH)));
        log.rows.forEach(row -> records.put(row.leaf(), row.record()));
        while (noted.size() < 4) {
            int size = 1 + random.nextInt(all.size() - 1);
            noted.put(size, StoredLog.signed(size, log.rootAt(size), key));
        }
    }

    StoredLog copy() {
        return log.copy();
    }

    int size() {
        return log.rows.size();
    }

    /** The row with the leaf hash that its record has by now. */
    Row withItsLeaf(Row row) {
        boolean untouched = Arrays.equals(records.getOrDefault(row.leaf(), new byte[0]), row.record());
        return untouched ? row : Row.of(row.position(), row.record());
    }

    /** What was noted, without signatures: to verify those takes longer than all the rest. */
    List<Saved> saved() {
        return noted.values().stream()
                .map(note -> Saved.of("saved", Checkpoint.parse(note.text()).text()))
                .toList();
    }

    /** A checkpoint over fewer records that was noted, but not as the last. */
    Note older(Random random) {
        List<Note> older = List.copyOf(noted.headMap(noted.lastKey()).values());
        return older.get(random.nextInt(older.size()));
    }

    long lastNoted() {
        return noted.lastKey();
    }

    /** The positions between the two checkpoints that enclose a position. */
    Stretch between(long position, long last) {
        Integer below = noted.lowerKey((int) position);
        Integer from = noted.ceilingKey((int) position);
        return new Stretch(below == null ? 1 : below + 1, from == null ? last : from);
    }
}
