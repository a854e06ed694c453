package muster.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The hashes of a tree's complete subtrees, wherever they are kept. */
@FunctionalInterface
public interface Subtrees {

    /** The subtree over the leaves from {@code index · 2^level} on, 2^level of them. */
    record Subtree(int level, long index) {

        long first() {
            return index << level;
        }

        long end() {
            return (index + 1) << level;
        }
    }

    /** The hash of a complete subtree; asked only for one that lies within the tree. */
    Hash hash(Subtree subtree);

    /** The hash over the leaves from {@code start} to before {@code end}, where start is a multiple of the power of two above their number. */
    default Hash over(long start, long end) {
        return Tree.over(completeIn(start, end).map(this::hash).toList());
    }

    /** The complete subtrees that such leaves are made of, from left to right. */
    static Stream<Subtree> completeIn(long start, long end) {
        List<Subtree> found = new ArrayList<>();
        long from = start;
        while (from < end) {
            int level = 63 - Long.numberOfLeadingZeros(end - from);
            found.add(new Subtree(level, from >> level));
            from += 1L << level;
        }
        return found.stream();
    }
}
