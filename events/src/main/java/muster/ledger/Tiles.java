package muster.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How a tree is cut into tiles (C2SP tlog-tiles): level L holds the hashes of subtrees of height 8 · L, 256 to a tile. */
public final class Tiles {

    private static final int HEIGHT = 8;

    private Tiles() {}

    /**
     * A tile of hashes.
     *
     * @param level from 0, the leaves, to 63
     */
    public record Tile(int level, TilePath path) {

        /** The place of its first hash among those of its level. */
        public long first() {
            return path.index() * TilePath.FULL;
        }

        @Override
        public String toString() {
            return level + "/" + path;
        }
    }

    /** How many hashes a level has in a tree of this size: floor(size / 256^level). */
    public static long hashesAt(int level, long size) {
        return level * HEIGHT > 62 ? 0 : size >> (level * HEIGHT);
    }

    /** Whether a tree of this size holds as many hashes, or records at level 0, as the tile wants. */
    public static boolean isWithin(Tile tile, long size) {
        long hashes = hashesAt(tile.level(), size);
        return tile.path().index() <= hashes / TilePath.FULL
                && tile.first() + tile.path().width() <= hashes;
    }

    /** The tile of a level that has this index in a tree of this size; nothing where that has no hashes there. */
    public static Optional<Tile> tile(int level, long index, long size) {
        long width = Math.min(TilePath.FULL, hashesAt(level, size) - index * TilePath.FULL);
        return width < 1 ? Optional.empty() : Optional.of(new Tile(level, new TilePath(index, (int) width)));
    }

    /** The tiles of a tree of this size that hold all its hashes, level by level from the leaves; none is empty. */
    public static Stream<Tile> of(long size) {
        return IntStream.range(0, HEIGHT)
                .boxed()
                .flatMap(level -> LongStream.iterate(0, index -> index + 1)
                        .mapToObj(index -> tile(level, index, size))
                        .takeWhile(Optional::isPresent)
                        .flatMap(Optional::stream));
    }

    /** The hashes of a tile one behind the other, 32 bytes each. */
    public static byte[] encode(List<Hash> hashes) {
        byte[] bytes = new byte[hashes.size() * Hash.BYTES];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i).bytes(), 0, bytes, i * Hash.BYTES, Hash.BYTES);
        }
        return bytes;
    }

    /**
     * The hashes of a tile.
     *
     * @throws IllegalArgumentException if they are not whole, or none, or more than 256
     */
    public static List<Hash> decode(byte[] tile) {
        if (tile.length == 0 || tile.length % Hash.BYTES != 0 || tile.length > TilePath.FULL * Hash.BYTES) {
            throw new IllegalArgumentException("%d bytes are not a tile.".formatted(tile.length));
        }
        List<Hash> hashes = new ArrayList<>();
        for (int at = 0; at < tile.length; at += Hash.BYTES) {
            hashes.add(Hash.of(Arrays.copyOfRange(tile, at, at + Hash.BYTES)));
        }
        return List.copyOf(hashes);
    }

    /** The hash over hashes of one level that stand side by side from a full tile's beginning. */
    public static Hash rootOf(List<Hash> hashes) {
        Tree tree = Tree.empty();
        hashes.forEach(tree::add);
        return tree.root();
    }

    /** Where the hashes of a level are had from. */
    @FunctionalInterface
    public interface Source {

        /** {@code count} hashes of a level from the place {@code first} on; never beyond one tile. */
        List<Hash> hashes(int level, long first, int count);
    }

    /** A tree's subtrees, each computed from the hashes of the one tile that it lies in. */
    public static Subtrees subtrees(Source source) {
        return subtree -> {
            int level = subtree.level() / HEIGHT;
            int height = subtree.level() % HEIGHT;
            return rootOf(source.hashes(level, subtree.index() << height, 1 << height));
        };
    }

    /**
     * The same of a tree of this size, where tiles are had whole.
     *
     * @param tiles the hashes of a tile, as many as it is wide; neighbours lie in the same ones, so it pays to keep some
     */
    public static Subtrees subtrees(long size, Function<Tile, List<Hash>> tiles) {
        return subtrees((level, first, count) -> {
            Tile tile = tile(level, first / TilePath.FULL, size).orElseThrow();
            int from = (int) (first - tile.first());
            return tiles.apply(tile).subList(from, from + count);
        });
    }
}
