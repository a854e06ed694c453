package muster.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

/** Held against {@link NaiveTree}, which reads RFC 6962 word for word. */
class ProofsTest {

    private static final int MOST = 1_000;
    private static final NaiveTree NAIVE = NaiveTree.of(MOST);
    private static final Subtrees SUBTREES = subtree -> NAIVE.mth((int) subtree.first(), (int) subtree.end());

    @Test
    void aGrowingTreeHasTheRootOfTheDefinitionAtEverySize() {
        Tree tree = Tree.empty();
        for (int size = 0; size <= MOST; size++) {
            assertThat(tree.root()).as("size %d", size).isEqualTo(NAIVE.mth(0, size));
            assertThat(Tree.of(size, SUBTREES).root()).isEqualTo(tree.root());
            if (size < MOST) {
                tree.add(Hash.ofLeaf(NAIVE.leaf(size)));
            }
        }
    }

    @Test
    void everyLeafOfEveryTreeHasTheProofOfTheDefinitionAndItLeadsToTheRoot() {
        for (int size = 1; size <= MOST; size++) {
            for (int leaf = 0; leaf < size; leaf++) {
                var proof = InclusionProof.of(leaf, size, SUBTREES);
                if (!proof.hashes().equals(NAIVE.path(leaf, 0, size))
                        || !proof.leads(Hash.ofLeaf(NAIVE.leaf(leaf)), NAIVE.mth(0, size))) {
                    fail("leaf %d of %d", leaf, size);
                }
            }
        }
    }

    @Test
    void betweenAnyTwoSizesThereIsTheProofOfTheDefinitionAndItLeads() {
        for (int to = 1; to <= MOST; to++) {
            for (int from = 1; from <= to; from++) {
                var proof = ConsistencyProof.of(from, to, SUBTREES);
                if (!proof.hashes().equals(NAIVE.proof(from, to))
                        || !proof.leads(NAIVE.mth(0, from), NAIVE.mth(0, to))) {
                    fail("from %d to %d", from, to);
                }
            }
        }
    }

    @Test
    void aProofThatIsChangedInAnyWayLeadsNowhere() {
        long seed = System.nanoTime();
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 20_000; i++) {
            int to = random.nextInt(2, MOST + 1);
            int from = random.nextInt(1, to);
            var inclusion = InclusionProof.of(from, to, SUBTREES);
            var consistency = ConsistencyProof.of(from, to, SUBTREES);
            var leaf = Hash.ofLeaf(NAIVE.leaf(from));
            var wrong = changed(inclusion.hashes(), random);
            assertThat(new InclusionProof(from, to, wrong).leads(leaf, NAIVE.mth(0, to)))
                    .as("inclusion of %d in %d, seed %d", from, to, seed)
                    .isFalse();
            var wrongGrowth = changed(consistency.hashes(), random);
            assertThat(new ConsistencyProof(from, to, wrongGrowth).leads(NAIVE.mth(0, from), NAIVE.mth(0, to)))
                    .as("consistency of %d and %d, seed %d", from, to, seed)
                    .isFalse();
            int elsewhere = random.nextInt(to);
            assertThat(new InclusionProof(elsewhere, to, inclusion.hashes()).leads(leaf, NAIVE.mth(0, to)))
                    .as("leaf %d of %d at %d, seed %d", from, to, elsewhere, seed)
                    .isEqualTo(elsewhere == from);
        }
    }

    /** A hash more, a hash less, none, one with another bit, or two in another order. */
    private static List<Hash> changed(List<Hash> hashes, RandomGenerator random) {
        List<Hash> all = new ArrayList<>(hashes);
        switch (random.nextInt(5)) {
            case 0 -> all.add(random.nextInt(all.size() + 1), NAIVE.mth(0, 1));
            case 1 -> all.remove(random.nextInt(all.size()));
            case 2 -> all.clear();
            case 3 -> {
                int at = random.nextInt(all.size());
                byte[] bytes = all.get(at).bytes();
                bytes[random.nextInt(Hash.BYTES)] ^= (byte) (1 << random.nextInt(8));
                all.set(at, Hash.of(bytes));
            }
            default -> {
                all.addFirst(all.removeLast());
                if (all.equals(hashes)) {
                    all.clear();
                }
            }
        }
        return all;
    }

    @Test
    void whatATreeHasNotIsNotProved() {
        assertThatThrownBy(() -> InclusionProof.of(7, 7, SUBTREES)).hasMessageContaining("no leaf 7");
        assertThatThrownBy(() -> ConsistencyProof.of(8, 7, SUBTREES)).hasMessageContaining("from 8 to 7");
        assertThat(ConsistencyProof.of(0, 7, SUBTREES).hashes()).isEmpty();
    }

    @Test
    void equalSizesAreTreatedFirst() {
        var root = NAIVE.mth(0, 8);
        assertThat(new ConsistencyProof(8, 8, List.of()).leads(root, root)).isTrue();
        assertThat(new ConsistencyProof(8, 8, List.of()).leads(root, NAIVE.mth(0, 7)))
                .isFalse();
        assertThat(new ConsistencyProof(8, 8, List.of(root)).leads(root, root)).isFalse();
    }
}
