package muster.audit;

import java.util.List;

import muster.ledger.Hash;
import muster.ledger.TilePath;
import muster.ledger.Tiles;
import muster.ledger.Tiles.Tile;

/** All records, and behind those that it stands over each tile, from the auditor's own tree. */
final class WholeLines implements ExportLines {

    private final WholeFile to;
    private final long size;
    private OwnTree tree = new OwnTree();

    WholeLines(WholeFile to, long size) {
        this.to = to;
        this.size = size;
    }

    @Override
    public void read(Reading block, OwnTree soFar) {
        tree = soFar;
        block.block().records().forEach(to::line);
        Tiles.tile(0, block.block().index(), size)
                .ifPresent(tile -> to.line(TileLine.of(tile, block.leafBytes()).line()));
        for (int level = 1; block.root().isPresent() && endsTile(level); level++) {
            write(level, tree.count(level) / TilePath.FULL - 1);
        }
    }

    private boolean endsTile(int level) {
        return tree.count(level) > 0 && tree.count(level) % TilePath.FULL == 0;
    }

    /** The tiles at the edge, which are not full. */
    @Override
    public void end() {
        for (int level = 1; level < 8; level++) {
            if (tree.count(level) % TilePath.FULL != 0) {
                write(level, tree.count(level) / TilePath.FULL);
            }
        }
    }

    private void write(int level, long index) {
        Tile tile = Tiles.tile(level, index, size).orElseThrow();
        List<Hash> hashes = tree.hashes(level, tile.first(), tile.path().width());
        to.line(TileLine.of(tile, Tiles.encode(hashes)).line());
    }

    @Override
    public long records() {
        return tree.size();
    }
}
