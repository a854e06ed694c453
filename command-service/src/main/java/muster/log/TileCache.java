package muster.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import muster.ledger.Hash;
import muster.ledger.TilePath;
import muster.ledger.Tiles;

/** Fetches each tile of a tree once, as long as one proof is put together. For one thread. */
final class TileCache implements Tiles.Source {

    private record Place(int level, long tile) {}

    private final Tiles.Source behind;
    private final long size;
    private final Map<Place, List<Hash>> fetched = new HashMap<>();

    TileCache(Tiles.Source behind, long size) {
        this.behind = behind;
        this.size = size;
    }

    @Override
    public List<Hash> hashes(int level, long first, int count) {
        long tile = first / TilePath.FULL;
        int from = (int) (first - tile * TilePath.FULL);
        return fetched.computeIfAbsent(new Place(level, tile), this::fetch).subList(from, from + count);
    }

    private List<Hash> fetch(Place place) {
        long first = place.tile() * TilePath.FULL;
        long left = Tiles.hashesAt(place.level(), size) - first;
        return behind.hashes(place.level(), first, (int) Math.min(left, TilePath.FULL));
    }
}
