package muster.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * What shows that a tree only grew (RFC 9162 §2.1.4).
 *
 * @param from how many leaves the earlier tree has
 * @param to how many the later one has
 * @param hashes the subtrees that both are made of, and what the later one adds
 */
public record ConsistencyProof(long from, long to, List<Hash> hashes) {

    public ConsistencyProof {
        hashes = List.copyOf(hashes);
    }

    /**
     * The proof between two sizes of a tree (RFC 9162 §2.1.4.1); empty from nothing, and from a tree to itself.
     *
     * @throws IllegalArgumentException if it would have shrunk
     */
    public static ConsistencyProof of(long from, long to, Subtrees subtrees) {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("A tree does not grow from %d to %d.".formatted(from, to));
        }
        List<Hash> found = new ArrayList<>();
        if (from > 0 && from < to) {
            long start = 0;
            long end = to;
            while (from < end) {
                long middle = start + InclusionProof.split(end - start);
                if (from <= middle) {
                    found.add(subtrees.over(middle, end));
                    end = middle;
                } else {
                    found.add(subtrees.over(start, middle));
                    start = middle;
                }
            }
            if (start > 0) {
                found.add(subtrees.over(start, end));
            }
        }
        return new ConsistencyProof(from, to, found.reversed());
    }

    /**
     * Whether it leads from the earlier root to the later one (RFC 9162 §2.1.4.2; equal sizes are treated first). Never from
     * the tree without leaves: every tree has grown from that, and nothing could show it.
     */
    public boolean leads(Hash earlier, Hash later) {
        if (from < 1 || from > to) {
            return false;
        }
        if (from == to) {
            return hashes.isEmpty() && earlier.equals(later);
        }
        List<Hash> path = new ArrayList<>(hashes);
        if (Long.bitCount(from) == 1) {
            path.addFirst(earlier);
        }
        return !path.isEmpty() && leads(path, earlier, later);
    }

    private boolean leads(List<Hash> path, Hash earlier, Hash later) {
        int ones = Long.numberOfTrailingZeros(~(from - 1));
        long fn = (from - 1) >> ones;
        long sn = (to - 1) >> ones;
        Hash fr = path.getFirst();
        Hash sr = path.getFirst();
        for (Hash c : path.subList(1, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = Hash.over(c, fr);
                sr = Hash.over(c, sr);
                int zeroes = Long.numberOfTrailingZeros(fn);
                fn >>= zeroes;
                sn >>= zeroes;
            } else {
                sr = Hash.over(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && fr.equals(earlier) && sr.equals(later);
    }
}
