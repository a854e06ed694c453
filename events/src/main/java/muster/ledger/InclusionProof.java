package muster.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * What shows that a leaf stands at its place in a tree (RFC 9162 §2.1.3).
 *
 * @param leafIndex the leaf's place, from 0
 * @param treeSize how many leaves the tree has
 * @param hashes the siblings on the way from the leaf to the root
 */
public record InclusionProof(long leafIndex, long treeSize, List<Hash> hashes) {

    public InclusionProof {
        hashes = List.copyOf(hashes);
    }

    /**
     * The proof for a leaf of a tree (RFC 9162 §2.1.3.1).
     *
     * @throws IllegalArgumentException if the tree has no such leaf
     */
    public static InclusionProof of(long leafIndex, long treeSize, Subtrees subtrees) {
        if (leafIndex < 0 || leafIndex >= treeSize) {
            throw new IllegalArgumentException("A tree of %d has no leaf %d.".formatted(treeSize, leafIndex));
        }
        List<Hash> siblings = new ArrayList<>();
        long start = 0;
        long end = treeSize;
        while (end - start > 1) {
            long middle = start + split(end - start);
            if (leafIndex < middle) {
                siblings.add(subtrees.over(middle, end));
                end = middle;
            } else {
                siblings.add(subtrees.over(start, middle));
                start = middle;
            }
        }
        return new InclusionProof(leafIndex, treeSize, siblings.reversed());
    }

    /** Whether it leads from this leaf hash to this root (RFC 9162 §2.1.3.2). */
    public boolean leads(Hash leaf, Hash root) {
        if (leafIndex < 0 || leafIndex >= treeSize) {
            return false;
        }
        long fn = leafIndex;
        long sn = treeSize - 1;
        Hash r = leaf;
        for (Hash p : hashes) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = Hash.over(p, r);
                int zeroes = Long.numberOfTrailingZeros(fn);
                fn >>= zeroes;
                sn >>= zeroes;
            } else {
                r = Hash.over(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && r.equals(root);
    }

    /** The largest power of two below a number of at least 2. */
    static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
