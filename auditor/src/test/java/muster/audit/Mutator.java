package muster.audit;

import java.util.Random;

import muster.audit.Mutation.Deed;
import muster.audit.StoredLog.Row;
import muster.ledger.Checkpoint;
import muster.ledger.Hash;
import muster.ledger.TilePath;

/** Changes a stored log in one way. Hashes stay as they were, unless a row is moved with its own. */
final class Mutator {

    private final StoredLog log;
    private final HonestLog honest;
    private final Random random;

    Mutator(StoredLog log, HonestLog honest, Random random) {
        this.log = log;
        this.honest = honest;
        this.random = random;
    }

    /** Returns the first position at which another record is served than was recorded; 0 if none is. */
    long apply(Deed deed) {
        int at = random.nextInt(log.rows.size());
        return switch (deed) {
            case BIT -> flip(at);
            case DROPPED -> drop(at);
            case DROPPED_AND_RENUMBERED -> dropAndRenumber(at);
            case DOUBLED -> doubled(at);
            case SWAPPED -> swap(at);
            case INSERTED -> insert(at);
            case CUT -> cut(random.nextBoolean() ? at : log.rows.size() - 1 - random.nextInt(3));
            case TILE -> tile();
            case LEAF -> leaf(at);
            case OLD_CHECKPOINT -> putBack();
        };
    }

    long flip(int at) {
        Row row = log.rows.get(at);
        log.rows.set(at, new Row(row.position(), flipped(row.record()), row.leaf()));
        return at + 1L;
    }

    private byte[] flipped(byte[] record) {
        byte[] other = record.clone();
        other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
        return other;
    }

    private long drop(int at) {
        log.rows.remove(at);
        return at + 1L;
    }

    private long dropAndRenumber(int at) {
        log.rows.remove(at);
        renumberFrom(at);
        return at + 1L;
    }

    private void renumberFrom(int at) {
        for (int i = at; i < log.rows.size(); i++) {
            log.rows.set(i, log.rows.get(i).at(i + 1L));
        }
    }

    /** The second one takes the next one's place; at the end of a page there is none that is looked at. */
    private long doubled(int at) {
        log.rows.add(at, log.rows.get(at));
        return at + 2 < log.rows.size() && (at + 1) % TilePath.FULL != 0 ? at + 2L : 0;
    }

    private long swap(int at) {
        int other = (at + 1 + random.nextInt(log.rows.size() - 1)) % log.rows.size();
        Row one = log.rows.get(at);
        Row two = log.rows.get(other);
        log.rows.set(at, new Row(one.position(), two.record(), one.leaf()));
        log.rows.set(other, new Row(two.position(), one.record(), two.leaf()));
        return Math.min(at, other) + 1L;
    }

    private long insert(int at) {
        byte[] model = log.rows.get(random.nextInt(log.rows.size())).record();
        log.rows.add(at, Row.of(at + 1L, flipped(model)));
        renumberFrom(at);
        return at + 1L;
    }

    private long cut(int left) {
        log.rows.subList(left, log.rows.size()).clear();
        return left + 1L;
    }

    private long tile() {
        var level = log.above.getFirst();
        if (random.nextBoolean()) {
            level.set(random.nextInt(level.size()), Hash.ofLeaf(new byte[] {(byte) random.nextInt()}));
        } else {
            level.remove(random.nextInt(level.size()));
        }
        return 0;
    }

    private long leaf(int at) {
        Row row = log.rows.get(at);
        log.rows.set(at, new Row(row.position(), row.record(), Hash.ofLeaf(new byte[] {(byte) random.nextInt()})));
        return 0;
    }

    private long putBack() {
        log.checkpoint = honest.older(random);
        long size = Checkpoint.parse(log.checkpoint.text()).size();
        if (random.nextBoolean()) {
            cut((int) size);
            log.recomputeTiles();
        }
        return size + 1;
    }
}
