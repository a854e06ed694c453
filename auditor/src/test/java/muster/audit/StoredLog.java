package muster.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import muster.ledger.Checkpoint;
import muster.ledger.EntryBundle;
import muster.ledger.Hash;
import muster.ledger.Note;
import muster.ledger.SigningKey;
import muster.ledger.TilePath;
import muster.ledger.Tiles;
import muster.ledger.Tiles.Tile;
import muster.ledger.Tree;
import muster.ledger.VerifierKey;

/**
 * A log as a database holds it: rows, the hashes over full tiles, and the checkpoint. It serves whatever stands in it, as
 * the service does, so that whoever may change anything in the database can be played. Copies share nothing that changes.
 */
final class StoredLog implements LogSource {

    private static final int LEVELS = 8;

    final List<Row> rows = new ArrayList<>();
    final List<List<Hash>> above = new ArrayList<>();
    final VerifierKey key;
    Note checkpoint;

    /** To compare them as well takes as long as all the rest. */
    boolean servesBundles;

    /** A record in its place. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(long position, byte[] record, Hash leaf) {

        static Row of(long position, byte[] record) {
            return new Row(position, record, Hash.ofLeaf(record));
        }

        Row at(long other) {
            return new Row(other, record, leaf);
        }
    }

    private StoredLog(VerifierKey key, Note checkpoint) {
        this.key = key;
        this.checkpoint = checkpoint;
    }

    /** An honest one, with a checkpoint over all of it. */
    static StoredLog of(List<byte[]> records, SigningKey key) {
        StoredLog log = new StoredLog(key.verifier(), signed(0, Hash.OF_NOTHING, key));
        records.forEach(record -> log.rows.add(Row.of(log.rows.size() + 1L, record)));
        log.recomputeTiles();
        log.signAnew(key);
        return log;
    }

    StoredLog copy() {
        StoredLog copy = new StoredLog(key, checkpoint);
        copy.rows.addAll(rows);
        above.forEach(level -> copy.above.add(new ArrayList<>(level)));
        return copy;
    }

    void recomputeTiles() {
        above.clear();
        List<Hash> below = rows.stream().map(Row::leaf).toList();
        for (int level = 1; level < LEVELS; level++) {
            List<Hash> hashes = new ArrayList<>();
            for (int at = 0; at + TilePath.FULL <= below.size(); at += TilePath.FULL) {
                hashes.add(Tiles.rootOf(below.subList(at, at + TilePath.FULL)));
            }
            above.add(hashes);
            below = hashes;
        }
    }

    void signAnew(SigningKey signer) {
        checkpoint = signed(rows.size(), rootAt(rows.size()), signer);
    }

    Hash rootAt(int size) {
        Tree tree = Tree.empty();
        rows.subList(0, size).forEach(row -> tree.add(row.leaf()));
        return tree.root();
    }

    static Note signed(long size, Hash root, SigningKey signer) {
        String text = new Checkpoint(signer.verifier().name(), size, root).text();
        return new Note(text, List.of(signer.sign(text)));
    }

    @Override
    public String name() {
        return "the stored log";
    }

    @Override
    public Optional<Note> checkpoint() {
        return Optional.of(checkpoint);
    }

    @Override
    public Optional<VerifierKey> key() {
        return Optional.of(key);
    }

    private List<Row> ordered() {
        List<Row> ordered = new ArrayList<>(rows);
        ordered.sort(Comparator.comparingLong(Row::position));
        return ordered;
    }

    /** The records behind a position. */
    List<byte[]> after(long position, long most) {
        return ordered().stream()
                .filter(row -> row.position() > position)
                .limit(most)
                .map(Row::record)
                .toList();
    }

    /** Page by page, each behind the last position that the page before should have had. */
    @Override
    public Records records(long until) {
        return new Records() {
            private long after;

            @Override
            public List<byte[]> next(int most) {
                List<byte[]> page = after(after, Math.min(most, until - after));
                after += page.size();
                return page;
            }
        };
    }

    @Override
    public Optional<byte[]> tile(Tile tile) {
        long end = tile.first() + tile.path().width();
        List<Hash> level = tile.level() == 0 ? List.of() : above.get(tile.level() - 1);
        List<Hash> hashes = tile.level() == 0
                ? within(tile.first(), end).map(Row::leaf).toList()
                : level.subList((int) Math.min(level.size(), tile.first()), (int) Math.min(level.size(), end));
        return Optional.of(Tiles.encode(hashes));
    }

    private Stream<Row> within(long after, long until) {
        return ordered().stream().filter(row -> row.position() > after && row.position() <= until);
    }

    @Override
    public Optional<byte[]> bundle(TilePath path) {
        long first = path.index() * TilePath.FULL;
        return servesBundles
                ? Optional.of(EntryBundle.encode(
                        within(first, first + path.width()).map(Row::record).toList()))
                : Optional.empty();
    }

    @Override
    public void close() {}
}
