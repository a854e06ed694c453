package muster.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

import muster.audit.Untangling.Versions;
import muster.ledger.Hash;
import muster.ledger.TilePath;
import muster.ledger.Tiles;
import muster.ledger.Tiles.Tile;
import muster.ledger.Tree;

/**
 * Finds the records that a root does not stand over. A hash of a tile is to be trusted once it combines, with its
 * neighbours, to one that is; so it goes down from the root, and where two versions of a leaf's hash part, its record was
 * altered. Where nothing to be trusted survives, the stretch that remains is all that can be said.
 */
final class Search {

    /** More than anybody looks at one by one. */
    private static final int MOST = 1_000;

    private final long size;
    private final OwnTree own;
    private final Map<Long, List<Hash>> keptLeaves;
    private final ServedTiles served;
    private final Map<Tile, List<Hash>> fetched = new HashMap<>();
    private final List<Stretch> found = new ArrayList<>();

    /** A hash, by its place. */
    private record Spot(int level, long index) {

        long first() {
            return index << (8 * level);
        }

        long end() {
            return (index + 1) << (8 * level);
        }
    }

    /**
     * @param size of the tree whose root is trusted
     * @param keptLeaves the leaves of some blocks, by the blocks' indexes
     */
    Search(long size, OwnTree own, Map<Long, List<Hash>> keptLeaves, ServedTiles served) {
        this.size = size;
        this.own = own;
        this.keptLeaves = keptLeaves;
        this.served = served;
    }

    /** The positions that are wrong among the records that were read, in order; nothing if that cannot be told. */
    Optional<List<Stretch>> under(Hash root) {
        List<Spot> edge = edge();
        List<Versions> versions = edge.stream().map(this::versions).toList();
        return Untangling.of(versions, hashes -> rootOver(edge, hashes), root).map(right -> {
            goOn(edge, versions, right);
            return List.copyOf(found);
        });
    }

    /** What a tree of this size is made of: at each level, the hashes that are under none of the level above. */
    private List<Spot> edge() {
        List<Spot> spots = new ArrayList<>();
        for (int level = 7; level >= 0; level--) {
            long end = Tiles.hashesAt(level, size);
            long first = level == 7 ? 0 : Tiles.hashesAt(level + 1, size) * TilePath.FULL;
            for (long index = first; index < end; index++) {
                spots.add(new Spot(level, index));
            }
        }
        return spots;
    }

    private Hash rootOver(List<Spot> edge, List<Hash> hashes) {
        Map<Spot, Hash> by = new HashMap<>();
        for (int i = 0; i < edge.size(); i++) {
            by.put(edge.get(i), hashes.get(i));
        }
        return Tree.of(
                        size,
                        Tiles.subtrees((level, first, count) -> LongStream.range(first, first + count)
                                .mapToObj(index -> Optional.ofNullable(by.get(new Spot(level, index)))
                                        .orElseThrow())
                                .toList()))
                .root();
    }

    private Versions versions(Spot spot) {
        long tiles = spot.index() / TilePath.FULL;
        int at = (int) (spot.index() % TilePath.FULL);
        Optional<Tile> tile = Tiles.tile(spot.level(), tiles, served.size());
        if (tile.isEmpty()) {
            return new Versions(own(spot, tiles, at), Optional.empty());
        }
        return served.different(tile.get())
                .map(both -> new Versions(get(both.own(), at), get(both.served(), at)))
                .orElseGet(() ->
                        new Versions(own(spot, tiles, at), wasRead(spot) ? Optional.empty() : beyond(tile.get(), at)));
    }

    private boolean wasRead(Spot spot) {
        return spot.level() == 0
                ? spot.index() / TilePath.FULL * TilePath.FULL < own.size()
                : spot.index() / TilePath.FULL * TilePath.FULL < own.count(spot.level());
    }

    private Optional<Hash> own(Spot spot, long tile, int at) {
        return spot.level() == 0 && keptLeaves.containsKey(tile)
                ? get(keptLeaves.getOrDefault(tile, List.of()), at)
                : own.hash(spot.level(), spot.index());
    }

    private Optional<Hash> beyond(Tile tile, int at) {
        return get(fetched.computeIfAbsent(tile, served::beyond), at);
    }

    private static Optional<Hash> get(List<Hash> hashes, int at) {
        return at < hashes.size() ? Optional.of(hashes.get(at)) : Optional.empty();
    }

    private void goOn(List<Spot> spots, List<Versions> versions, List<Hash> right) {
        for (int i = 0; i < spots.size() && found.size() < MOST; i++) {
            Spot spot = spots.get(i);
            if (spot.first() < own.size() && !versions.get(i).own().equals(Optional.of(right.get(i)))) {
                look(spot, right.get(i));
            }
        }
    }

    private void look(Spot spot, Hash right) {
        if (spot.level() == 0) {
            add(spot);
            return;
        }
        List<Spot> children = new ArrayList<>();
        for (long index = spot.index() * TilePath.FULL; index < (spot.index() + 1) * TilePath.FULL; index++) {
            children.add(new Spot(spot.level() - 1, index));
        }
        List<Versions> versions = children.stream().map(this::versions).toList();
        Untangling.of(versions, Tiles::rootOf, right)
                .ifPresentOrElse(hashes -> goOn(children, versions, hashes), () -> add(spot));
    }

    private void add(Spot spot) {
        found.add(new Stretch(spot.first() + 1, Math.min(spot.end(), own.size())));
    }
}
