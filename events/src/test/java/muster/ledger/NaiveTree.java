package muster.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** RFC 6962 §2.1 read word for word: MTH, PATH, PROOF and SUBPROOF as the definitions have them. */
final class NaiveTree {

    private final List<byte[]> leaves;
    private final Map<List<Integer>, Hash> known = new HashMap<>();

    NaiveTree(List<byte[]> leaves) {
        this.leaves = List.copyOf(leaves);
    }

    static NaiveTree of(int size) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(("record " + i).getBytes(UTF_8));
        }
        return new NaiveTree(leaves);
    }

    byte[] leaf(int index) {
        return leaves.get(index);
    }

    /** MTH(D[from:to]). */
    Hash mth(int from, int to) {
        var asked = List.of(from, to);
        Hash found = known.get(asked);
        if (found == null) {
            found = compute(from, to);
            known.put(asked, found);
        }
        return found;
    }

    private Hash compute(int from, int to) {
        int n = to - from;
        if (n == 0) {
            return Hash.of(Sha256.of());
        }
        if (n == 1) {
            return Hash.of(Sha256.of(new byte[] {0}, leaves.get(from)));
        }
        int k = largestPowerOfTwoBelow(n);
        return Hash.of(Sha256.of(
                new byte[] {1}, mth(from, from + k).bytes(), mth(from + k, to).bytes()));
    }

    /** PATH(m, D[from:to]). */
    List<Hash> path(int m, int from, int to) {
        int n = to - from;
        if (n == 1) {
            return List.of();
        }
        int k = largestPowerOfTwoBelow(n);
        return m < k
                ? joined(path(m, from, from + k), mth(from + k, to))
                : joined(path(m - k, from + k, to), mth(from, from + k));
    }

    /** PROOF(m, D[n]). */
    List<Hash> proof(int m, int n) {
        return subproof(m, 0, n, true);
    }

    private List<Hash> subproof(int m, int from, int to, boolean whole) {
        int n = to - from;
        if (m == n) {
            return whole ? List.of() : List.of(mth(from, to));
        }
        int k = largestPowerOfTwoBelow(n);
        return m <= k
                ? joined(subproof(m, from, from + k, whole), mth(from + k, to))
                : joined(subproof(m - k, from + k, to, false), mth(from, from + k));
    }

    private static List<Hash> joined(List<Hash> hashes, Hash last) {
        List<Hash> all = new ArrayList<>(hashes);
        all.add(last);
        return all;
    }

    private static int largestPowerOfTwoBelow(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }
}
