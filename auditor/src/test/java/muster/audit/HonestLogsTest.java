package muster.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import muster.ledger.Checkpoint;
import muster.ledger.SigningKey;
import muster.ledger.VerifierKey.Holder;

import static org.assertj.core.api.Assertions.assertThat;

class HonestLogsTest {

    private static final int LOGS = 10_000;

    @Test
    void noHonestLogOfAnySizeGivesAFalseAlarm() {
        long seed = Long.getLong("muster.seed", System.nanoTime());
        System.out.println("Honest logs with -Dmuster.seed=" + seed);
        Random random = new Random(seed);
        SigningKey key = Seeded.key(RealRecords.ORIGIN, Holder.LOG, random);
        List<byte[]> records = RealRecords.of(seed, 3_000);
        Map<Integer, StoredLog> logs = new HashMap<>();
        for (int i = 0; i < LOGS; i++) {
            int size = i % 100 == 0 ? random.nextInt(records.size()) : random.nextInt(i % 10 == 0 ? 600 : 20);
            StoredLog log = logs.computeIfAbsent(size, of -> StoredLog.of(records.subList(0, of), key));
            log.servesBundles = random.nextBoolean();
            Report report = Verification.of(log, demands(log, key, random), new OneThread(), (_, _) -> {});
            assertThat(report.findings()).as("log %d of %d records", i, size).isEmpty();
        }
    }

    private static Demands demands(StoredLog log, SigningKey key, Random random) {
        List<Saved> saved = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            int size = random.nextInt(log.rows.size() + 1);
            saved.add(Saved.of("saved-" + size, new Checkpoint(RealRecords.ORIGIN, size, log.rootAt(size)).text()));
        }
        return new Demands(Optional.of(key.verifier()), saved, List.of(), 0);
    }
}
