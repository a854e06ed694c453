package muster.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import muster.ledger.Checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

class RaceTest {

    private static final long SEED = Long.getLong("muster.seed", System.nanoTime());
    private static final int CALLERS = 16;
    private static final int CALLS = 25;
    private static final int RECORDS = 200;

    private final MadeUpLog log = MadeUpLog.of(RECORDS);
    private final Desk desk = new Desk(log.key().verifier());

    @Test
    void howeverManyAskAtOnceTheMemoryNeverRollsBack() throws InterruptedException, ExecutionException {
        System.out.println("RaceTest: -Dmuster.seed=" + SEED);
        int cosigned = 0;
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                var random = new Random(SEED + i);
                all.add(callers.submit(() -> call(random)));
            }
            for (Future<Integer> one : all) {
                cosigned += one.get();
            }
        }
        List<Long> sizes = desk.kept.stream()
                .map(note -> Checkpoint.parse(note.text()).size())
                .toList();
        assertThat(sizes).as("seed %d", SEED).isSorted().hasSize(cosigned);
        assertThat(sizes.size()).isGreaterThan(1);
    }

    /** As a log does: it asks with what it believes, and is told by a conflict what is so. */
    private int call(Random random) {
        int cosigned = 0;
        int believed = 0;
        for (int i = 0; i < CALLS; i++) {
            int to = Math.min(RECORDS, believed + random.nextInt(4));
            Answer answer = desk.answer(log.request(believed, to));
            switch (answer.status()) {
                case 200 -> {
                    cosigned++;
                    believed = to;
                }
                case 409 -> believed = Integer.parseInt(answer.body().strip());
                default -> throw new AssertionError(answer);
            }
        }
        return cosigned;
    }
}
