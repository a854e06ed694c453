package muster.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import muster.ledger.Hash;
import muster.ledger.Subtrees;
import muster.ledger.Tiles;
import muster.ledger.Tiles.Tile;

/** The subtrees of a log as its tiles have them: neighbours ask for the same ones, so the last are kept. */
final class RememberedSubtrees {

    private static final int TILES = 16;
    private static final int SUBTREES = 4_096;

    private RememberedSubtrees() {}

    static Subtrees of(LogSource log, long size) {
        Map<Tile, List<Hash>> tiles = last(TILES);
        Map<Subtrees.Subtree, Hash> known = last(SUBTREES);
        Subtrees computed = Tiles.subtrees(size, tile -> tiles.computeIfAbsent(tile, asked -> whole(log, asked)));
        return subtree -> known.computeIfAbsent(subtree, computed::hash);
    }

    private static List<Hash> whole(LogSource log, Tile tile) {
        List<Hash> hashes = HashRow.of(log.tile(tile).orElseThrow());
        if (hashes.size() < tile.path().width()) {
            throw new Unavailable("The log does not hand over the tile %s whole.".formatted(tile));
        }
        return hashes;
    }

    private static <K, V> Map<K, V> last(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {

            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }
}
