package muster.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import muster.ledger.Checkpoint;
import muster.ledger.ConsistencyProof;
import muster.ledger.SigningKey;
import muster.ledger.Subtrees;
import muster.ledger.Tiles;
import muster.ledger.VerifierKey.Holder;

import static org.assertj.core.api.Assertions.assertThat;

/** A log that shows one history to one auditor and another to another is found out as soon as they compare checkpoints. */
class ForksTest {

    private static final int FORKS = 1_000;
    private static final int MOST = 600;

    private final long seed = Long.getLong("muster.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final SigningKey key = Seeded.key(RealRecords.ORIGIN, Holder.LOG, random);
    private final List<byte[]> one = RealRecords.of(seed, MOST);
    private final List<byte[]> other = RealRecords.of(seed + 1, MOST);

    @Test
    void everyForkIsFoundByVerifyingAndByNoProofOfConsistency() {
        System.out.println("Forks with -Dmuster.seed=" + seed);
        for (int i = 0; i < FORKS; i++) {
            int common = random.nextInt(MOST - 1);
            StoredLog shownToOne = StoredLog.of(one.subList(0, common + 1 + random.nextInt(MOST - common - 1)), key);
            StoredLog shownToOther = StoredLog.of(forked(common), key);
            String fork = "fork %d of seed %d behind %d".formatted(i, seed, common);
            Checkpoint noted = Checkpoint.parse(shownToOne.checkpoint.text());
            assertThat(verified(shownToOther, noted)).as(fork).isNotEmpty();
            assertThat(anyProofLeads(shownToOne, shownToOther)).as(fork).isFalse();
        }
    }

    private List<byte[]> forked(int common) {
        int end = common + 1 + random.nextInt(MOST - common - 1);
        List<byte[]> records = new ArrayList<>(one.subList(0, common));
        records.addAll(other.subList(common, end));
        return records;
    }

    private List<Finding> verified(StoredLog log, Checkpoint noted) {
        var demands = new Demands(Optional.of(key.verifier()), List.of(Saved.of("theirs", noted.text())), List.of(), 0);
        return Verification.of(log, demands, new OneThread(), (_, _) -> {}).findings();
    }

    /** Whatever the log makes its proof from: of the one history or of the other. */
    private static boolean anyProofLeads(StoredLog one, StoredLog other) {
        StoredLog smaller = one.rows.size() <= other.rows.size() ? one : other;
        StoredLog larger = smaller == one ? other : one;
        return List.of(one, other).stream()
                .filter(from -> from.rows.size() >= larger.rows.size() || from == larger)
                .map(from -> ConsistencyProof.of(smaller.rows.size(), larger.rows.size(), subtrees(from)))
                .anyMatch(proof -> proof.leads(smaller.rootAt(smaller.rows.size()), larger.rootAt(larger.rows.size())));
    }

    private static Subtrees subtrees(StoredLog log) {
        return Tiles.subtrees((level, first, count) -> level == 0
                ? log.rows.subList((int) first, (int) first + count).stream()
                        .map(StoredLog.Row::leaf)
                        .toList()
                : log.above.get(level - 1).subList((int) first, (int) first + count));
    }
}
