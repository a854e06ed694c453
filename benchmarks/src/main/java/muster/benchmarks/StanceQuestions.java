package muster.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * What it costs to ask where everybody stands as at V, as known at K, by how long the log is around the coalition, and
 * beside XTDB. All take turns.
 */
final class StanceQuestions {

    private static final double MATRIX_MICROS = 10_000;
    private static final double WHAT_IF_MICROS = 50_000;
    private static final double MOST_GROWTH = 1.5;
    private static final double LEAST_ADVANTAGE = 5;
    private static final long SEED = 7;

    private final List<ReadLog> logs;
    private final Optional<Xtdb> xtdb;
    private final ReadLog beside;
    private final StanceBenchmark.Extent extent;

    /** @param beside the log that XTDB has taken in, too */
    StanceQuestions(List<ReadLog> logs, Optional<Xtdb> xtdb, ReadLog beside, StanceBenchmark.Extent extent) {
        this.logs = logs;
        this.xtdb = xtdb;
        this.beside = beside;
        this.extent = extent;
    }

    void print(PrintStream out) throws Exception {
        if (xtdb.isPresent()) {
            new Agreement(beside, xtdb.get()).check();
        }
        var callers = new ArrayList<Callers>();
        for (var log : logs) {
            callers.add(log.asking(SEED));
            callers.add(log.askingWhatIf(SEED + 1));
        }
        if (xtdb.isPresent()) {
            var questions = new MadeUpQuestions(beside.log(), SEED);
            callers.add(Callers.of(1, () -> () -> xtdb.get().ask(questions.next())));
        }
        var measured = inTurn(callers);
        matrix(out, measured);
        whatIf(out, measured);
        xtdb(out, measured);
    }

    private List<Measured> inTurn(List<Callers> callers) throws Exception {
        for (var caller : callers) {
            caller.work(extent.warmUp());
        }
        return new Rounds(extent.rounds())
                .inTurn(callers.stream()
                        .<Callable<Measured>>map(caller -> () -> caller.work(extent.time()))
                        .toList());
    }

    private void matrix(PrintStream out, List<Measured> measured) {
        new Table(
                        "Where everybody stood at V, as known at K: 40 participants, %,d statements"
                                .formatted(MadeUpCoalition.STATEMENTS),
                        List.of("inside a log of", "first", "p50", "p99", "wanted", "ratio", "wanted", "reached"))
                .begin(out);
        var shortest = measured.getFirst();
        for (int i = 0; i < logs.size(); i++) {
            var own = measured.get(2 * i);
            double growth = own.p99() / shortest.p99();
            Table.row(
                    out,
                    logs.get(i).size(),
                    Table.millis(micros(logs.get(i).first())),
                    Table.millis(own.p50()),
                    Table.millis(own.p99()),
                    Table.millis(MATRIX_MICROS),
                    Table.ratio(growth),
                    Table.ratio(MOST_GROWTH),
                    Table.reached(own.p99() <= MATRIX_MICROS && growth <= MOST_GROWTH));
        }
    }

    private void whatIf(PrintStream out, List<Measured> measured) {
        new Table("The same under a what-if", List.of("inside a log of", "p50", "p99", "wanted", "reached")).begin(out);
        for (int i = 0; i < logs.size(); i++) {
            var own = measured.get(2 * i + 1);
            Table.row(
                    out,
                    logs.get(i).size(),
                    Table.millis(own.p50()),
                    Table.millis(own.p99()),
                    Table.millis(WHAT_IF_MICROS),
                    Table.reached(own.p99() <= WHAT_IF_MICROS));
        }
    }

    private void xtdb(PrintStream out, List<Measured> measured) {
        if (xtdb.isEmpty()) {
            out.println();
            out.println("XTDB could not be fetched, so nothing stands beside it.");
            return;
        }
        new Table(
                        "Beside XTDB, which took %d s to take the log in"
                                .formatted(xtdb.get().loading().toSeconds()),
                        List.of(
                                "inside a log of",
                                "XTDB p50",
                                "p99",
                                "Muster p50",
                                "p99",
                                "ratio",
                                "wanted",
                                "reached"))
                .begin(out);
        var own = measured.get(2 * logs.indexOf(beside));
        var other = measured.getLast();
        double advantage = Math.min(other.p50() / own.p50(), other.p99() / own.p99());
        Table.row(
                out,
                beside.size(),
                Table.millis(other.p50()),
                Table.millis(other.p99()),
                Table.millis(own.p50()),
                Table.millis(own.p99()),
                Table.ratio(advantage),
                Table.ratio(LEAST_ADVANTAGE),
                Table.reached(advantage >= LEAST_ADVANTAGE));
    }

    private static double micros(Duration time) {
        return time.toNanos() / 1e3;
    }
}
