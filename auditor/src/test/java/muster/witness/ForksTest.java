package muster.witness;

import java.util.Random;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ForksTest {

    private static final long SEED = Long.getLong("muster.seed", System.nanoTime());
    private static final int FORKS = 1000;
    private static final int MOST_RECORDS = 60;
    private static final int ATTEMPTS = 4;

    @Test
    void ofTwoHistoriesNeverMoreThanOneIsCosignedBeyondWhereTheyPart() {
        System.out.println("ForksTest: -Dmuster.seed=" + SEED);
        RandomGenerator random = new Random(SEED);
        MadeUpLog whole = MadeUpLog.of(MOST_RECORDS);
        for (int i = 0; i < FORKS; i++) {
            int size = 2 + random.nextInt(MOST_RECORDS - 1);
            MadeUpLog one = new MadeUpLog(whole.key(), whole.leaves().subList(0, size));
            show(one, one.forkedAt(random.nextInt(size)), random, "seed %d, fork %d".formatted(SEED, i));
        }
    }

    /** A log that shows now one history and now the other, with the best proofs it can make, as it does to who is alone. */
    private static void show(MadeUpLog one, MadeUpLog other, RandomGenerator random, String what) {
        int parting = parting(one, other);
        Desk desk = new Desk(one.key().verifier());
        boolean[] beyond = new boolean[2];
        int last = 0;
        for (int i = 0; i < ATTEMPTS; i++) {
            int side = random.nextInt(2);
            int from = random.nextInt(8) == 0 ? 0 : last;
            int to = from + random.nextInt(one.leaves().size() - from + 1);
            if (desk.status((side == 0 ? one : other).request(from, to)) == 200) {
                assertThat(to).as(what).isGreaterThanOrEqualTo(last);
                last = to;
                beyond[side] |= to > parting;
            }
        }
        assertThat(beyond[0] && beyond[1]).as(what).isFalse();
    }

    private static int parting(MadeUpLog one, MadeUpLog other) {
        int same = 0;
        while (same < one.leaves().size()
                && one.leaves().get(same).equals(other.leaves().get(same))) {
            same++;
        }
        return same;
    }
}
