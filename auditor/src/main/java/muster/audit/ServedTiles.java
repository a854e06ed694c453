package muster.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import muster.audit.Reading.Agreement;
import muster.ledger.Hash;
import muster.ledger.Tiles;
import muster.ledger.Tiles.Tile;

/**
 * The tiles that a log serves, held against the auditor's own. Those that differ are kept, as many as a small memory holds:
 * by them the records that were altered are found.
 */
final class ServedTiles {

    /** Of one level: more of them say nothing new. */
    private static final int KEPT = 64;

    private final LogSource source;
    private final long size;
    private final Map<Tile, Different> different = new HashMap<>();
    private final List<Tile> wrong = new ArrayList<>();
    private long compared;
    private long differing;
    private OptionalLong firstNotKept = OptionalLong.empty();

    /** @param size of the tree that the log has signed */
    ServedTiles(LogSource source, long size) {
        this.source = source;
        this.size = size;
    }

    /** A tile in both versions. */
    record Different(List<Hash> own, List<Hash> served) {}

    /** What stands over a block, as the log has it. */
    Optional<byte[]> leaves(long block) {
        return Tiles.tile(0, block, size).flatMap(source::tile);
    }

    /** A block was read. */
    void compared(Reading block) {
        Tiles.tile(0, block.block().index(), size)
                .ifPresent(tile -> compared(
                        tile, block.tile(), block::leaves, block.block().tile()));
    }

    private interface Own {
        List<Hash> hashes();
    }

    private void compared(Tile tile, Agreement agreement, Own own, Optional<byte[]> served) {
        if (agreement != Agreement.NONE) {
            compared++;
        }
        if (agreement == Agreement.OTHER || agreement == Agreement.WITHHELD) {
            differing++;
            keep(tile, own.hashes(), HashRow.of(served.orElseThrow()));
        }
    }

    private void keep(Tile tile, List<Hash> own, List<Hash> served) {
        long like =
                wrong.stream().filter(other -> other.level() == tile.level()).count();
        if (like < KEPT) {
            wrong.add(tile);
            different.put(tile, new Different(own, served));
        } else if (tile.level() == 0 && firstNotKept.isEmpty()) {
            firstNotKept = OptionalLong.of(tile.first());
        }
    }

    /** All blocks of a tile above them were read, or all that there are. */
    void compareAbove(int level, long index, OwnTree own) {
        Tiles.tile(level, index, size).ifPresent(tile -> {
            Optional<byte[]> served = source.tile(tile);
            int width = (int) Math.min(tile.path().width(), own.count(level) - tile.first());
            List<Hash> ours = own.hashes(level, tile.first(), width);
            compared(tile, Agreement.of(served, theirs -> HashRow.of(theirs).equals(ours)), () -> ours, served);
        });
    }

    /** A tile that differs, in both versions. */
    Optional<Different> different(Tile tile) {
        return Optional.ofNullable(different.get(tile));
    }

    /** A tile over nothing that was read. */
    List<Hash> beyond(Tile tile) {
        return HashRow.of(source.tile(tile).orElse(new byte[0]));
    }

    /** The tiles that differ, as many as were kept. */
    List<Tile> wrong() {
        return List.copyOf(wrong);
    }

    /** Of the tree whose tiles these are. */
    long size() {
        return size;
    }

    long compared() {
        return compared;
    }

    /** How many differ. */
    long differing() {
        return differing;
    }

    /** The first leaf under a tile that differs and was not kept. */
    OptionalLong firstNotKept() {
        return firstNotKept;
    }
}
