package muster.benchmarks;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import muster.foundation.Await;
import muster.ledger.SigningKey;
import muster.ledger.VerifierKey.Holder;
import muster.log.SignedTree;
import muster.log.Treekeeper;

/** What tree and checkpoint cost those who append: the same load with a tree that follows and is signed, and without. */
final class TreeCost {

    private static final List<Integer> CALLERS = List.of(1, 32, 128);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Store store;
    private final Rounds rounds;
    private final Duration time;
    private final SignedTree tree;

    TreeCost(Store store, Rounds rounds, Duration time) {
        this.store = store;
        this.rounds = rounds;
        this.time = time;
        this.tree = new SignedTree(store.tree(), SigningKey.generate(Store.ORIGIN, Holder.LOG, new SecureRandom()));
    }

    void print(PrintStream out) throws Exception {
        new Table(
                        "What tree and signed checkpoints cost: the same commands without them and with them",
                        List.of("callers", "without", "with", "with / without"))
                .begin(out);
        for (int number : CALLERS) {
            try (var commands = Callers.of(number, () -> () -> store.record(Pledges.next()))) {
                var both = rounds.inTurn(List.of(() -> commands.work(time), () -> withTree(commands)));
                double without = both.getFirst().rate();
                double with = both.getLast().rate();
                Table.row(
                        out,
                        Integer.toString(number),
                        Table.perSecond(without),
                        Table.perSecond(with),
                        Table.ratio(with / without));
            }
        }
    }

    /** What was appended without a tree is caught up with before. */
    private Measured withTree(Callers commands) throws Exception {
        try (var keeper = new Treekeeper(store.tree(), Clock.systemUTC())) {
            keeper.tell(_ -> tree.checkpoint());
            keeper.start();
            Await.until(
                    PATIENCE,
                    () -> store.tree().head().size() == store.log().head().position());
            return commands.work(time);
        }
    }
}
