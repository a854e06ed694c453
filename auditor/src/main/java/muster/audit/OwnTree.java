package muster.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

import muster.ledger.Hash;
import muster.ledger.TilePath;
import muster.ledger.Tiles;
import muster.ledger.Tree;

/**
 * The tree as the auditor computes it from records: what stands over each full tile is kept (an eighth of a byte for each
 * record), and of the leaves those of the last block alone.
 */
final class OwnTree implements Tiles.Source {

    private final List<Hashes> levels = new ArrayList<>();
    private long size;
    private long lastFirst;
    private List<Hash> last = List.of();

    /** Adds a block behind the others; all before it were full. */
    void add(Reading block) {
        lastFirst = size;
        last = block.leaves().isEmpty() ? List.of() : block.leaves();
        size += last.size();
        block.root().ifPresent(root -> add(1, root));
    }

    private void add(int level, Hash hash) {
        if (levels.size() < level) {
            levels.add(new Hashes());
        }
        Hashes at = levels.get(level - 1);
        at.add(hash);
        if (at.size() % TilePath.FULL == 0) {
            add(level + 1, Tiles.rootOf(hashes(level, at.size() - TilePath.FULL, TilePath.FULL)));
        }
    }

    /** How many leaves it has. */
    long size() {
        return size;
    }

    /** How many hashes it has at a level above the leaves. */
    long count(int level) {
        return level <= levels.size() ? levels.get(level - 1).size() : 0;
    }

    /** The root at a size within the last block, or at its end. */
    Hash root(long at) {
        return Tree.of(at, Tiles.subtrees(this)).root();
    }

    Hash root() {
        return root(size);
    }

    /** A hash, if it is known and still kept. */
    Optional<Hash> hash(int level, long index) {
        if (level == 0) {
            return index >= lastFirst && index < size
                    ? Optional.of(last.get((int) (index - lastFirst)))
                    : Optional.empty();
        }
        return index < count(level) ? Optional.of(levels.get(level - 1).get(index)) : Optional.empty();
    }

    @Override
    public List<Hash> hashes(int level, long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(index -> hash(level, index).orElseThrow())
                .toList();
    }
}
