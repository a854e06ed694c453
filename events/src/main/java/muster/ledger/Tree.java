package muster.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import muster.ledger.Subtrees.Subtree;

/**
 * A Merkle tree that grows at its end and remembers no more than it needs for that: the roots of the complete subtrees
 * that its size is made of, the largest first (RFC 9162 §2.1). Adding a leaf costs two hashes on average. For one thread.
 */
public final class Tree {

    private final List<Hash> complete;
    private long size;

    private Tree(long size, List<Hash> complete) {
        this.size = size;
        this.complete = new ArrayList<>(complete);
    }

    /** A tree without leaves. */
    public static Tree empty() {
        return new Tree(0, List.of());
    }

    /** The tree of the first {@code size} leaves of one whose subtrees are known. */
    public static Tree of(long size, Subtrees subtrees) {
        return new Tree(size, Subtrees.completeIn(0, size).map(subtrees::hash).toList());
    }

    /** Adds the leaf of this hash behind the others. */
    public void add(Hash leaf) {
        add(leaf, (subtree, hash) -> {});
    }

    /** The same, and tells of each subtree that is complete with it, from the leaf upwards. */
    public void add(Hash leaf, BiConsumer<Subtree, Hash> completed) {
        Hash grown = leaf;
        int level = 0;
        completed.accept(new Subtree(level, size), grown);
        for (long ones = size; (ones & 1) == 1; ones >>= 1) {
            grown = Hash.over(complete.removeLast(), grown);
            level++;
            completed.accept(new Subtree(level, size >> level), grown);
        }
        complete.add(grown);
        size++;
    }

    /** How many leaves it has. */
    public long size() {
        return size;
    }

    /** The hash over all leaves. */
    public Hash root() {
        return over(complete);
    }

    /** A tree of its own with the same leaves. */
    public Tree copy() {
        return new Tree(size, complete);
    }

    /** The hash over neighbouring subtrees, the largest first. */
    static Hash over(List<Hash> neighbours) {
        return neighbours.reversed().stream()
                .reduce((right, left) -> Hash.over(left, right))
                .orElse(Hash.OF_NOTHING);
    }
}
