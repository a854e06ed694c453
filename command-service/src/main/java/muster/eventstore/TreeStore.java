package muster.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

import muster.eventstore.Sql.Column;
import muster.ledger.Hash;
import muster.ledger.Subtrees;
import muster.ledger.Subtrees.Subtree;
import muster.ledger.TilePath;
import muster.ledger.Tiles;
import muster.ledger.Tiles.Tile;

import static muster.eventstore.Database.timestamp;

/** The tree over the log as the database keeps it (V5__tree.sql): the hashes of its tiles, its checkpoints, and who saw them. */
public final class TreeStore {

    private static final int TILE_HEIGHT = Integer.numberOfTrailingZeros(TilePath.FULL);

    private static final String HEAD = "select size, root from checkpoint order by size desc limit 1";
    private static final String MADE_AT = "select made_at from checkpoint order by size desc limit 1";
    private static final String HASHES = "select hash from tree where level = ? and index >= ? order by index limit ?";
    private static final String GROW = "select grow(?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String COSIGNATURES = "select line from cosignature where size = ? order by witness, line";
    private static final String COSIGN =
            "insert into cosignature (size, witness, line) values (?, ?, ?) on conflict do nothing returning 1";
    private static final String KEY = "select verifier from log_key";
    private static final String KEEP_KEY =
            "insert into log_key (verifier) values (?) on conflict do nothing returning verifier";

    private final Database database;
    private final LogReader log;

    public TreeStore(DataSource source) {
        this.database = new Database(source);
        this.log = new LogReader(source);
    }

    /** What the last checkpoint says; of a log that has made none, the empty tree. */
    public TreeHead head() {
        return lastCheckpoint().orElse(TreeHead.EMPTY);
    }

    /** The last checkpoint, if there was one. */
    public Optional<TreeHead> lastCheckpoint() {
        return database.ask(HEAD, row -> new TreeHead(row.getLong("size"), Hash.of(row.getBytes("root")))).stream()
                .findFirst();
    }

    /** When the last checkpoint was made, if there was one. */
    public Optional<Instant> lastMadeAt() {
        return database.ask(MADE_AT, row -> Database.instant(row, "made_at")).stream()
                .findFirst();
    }

    /** Hashes of a level of the tiles, from the place {@code first} on; fewer where there are not as many. */
    public List<Hash> hashes(int level, long first, int count) {
        return level == 0
                ? log.leaves(first, count).stream().map(Hash::of).toList()
                : database.ask(HASHES, row -> Hash.of(row.getBytes("hash")), level, first, count);
    }

    /** The hashes of a tile, which the log must have. */
    public List<Hash> tile(Tile tile) {
        return hashes(tile.level(), tile.first(), tile.path().width());
    }

    /** The subtrees of the tree of this size, for as long as one proof is put together: each tile is fetched once. For one thread. */
    public Subtrees subtrees(long size) {
        Map<Tile, List<Hash>> fetched = new HashMap<>();
        return Tiles.subtrees(size, tile -> fetched.computeIfAbsent(tile, this::tile));
    }

    /** Whether a subtree's hash is kept: it is the root of a full tile. */
    public static boolean keeps(Subtree subtree) {
        return subtree.level() > 0 && subtree.level() % TILE_HEIGHT == 0;
    }

    /**
     * Adds what the tree has grown by, with a checkpoint: it is durable when this returns true. False if another has made a
     * checkpoint meanwhile; then nothing was added.
     */
    public boolean grow(TreeHead from, Map<Subtree, Hash> completed, TreeHead to, Instant now) {
        var added =
                completed.entrySet().stream().filter(one -> keeps(one.getKey())).toList();
        return database.ask(
                        GROW,
                        row -> row.getBoolean(1),
                        LogLocks.TREE,
                        from.size(),
                        from.root().bytes(),
                        Column.of("int8", added, one -> (long) (one.getKey().level() / TILE_HEIGHT)),
                        Column.of("int8", added, one -> one.getKey().index()),
                        Column.of("bytea", added, one -> one.getValue().bytes()),
                        to.size(),
                        to.root().bytes(),
                        timestamp(now))
                .getFirst();
    }

    /** The lines that witnesses have signed for the checkpoint of this size. */
    public List<String> cosignatures(long size) {
        return database.ask(COSIGNATURES, row -> row.getString("line"), size);
    }

    /** Keeps what a witness has signed. */
    public void cosigned(long size, String witness, String line) {
        database.ask(COSIGN, TreeStore::nothing, size, witness, line);
    }

    /** The verifier key of this log: the one that was kept first, whoever asks. */
    public String key(String ours) {
        return database.ask(KEEP_KEY, row -> row.getString("verifier"), ours).stream()
                .findFirst()
                .orElseGet(() ->
                        database.ask(KEY, row -> row.getString("verifier")).getFirst());
    }

    private static boolean nothing(ResultSet row) throws SQLException {
        return row.wasNull();
    }
}
