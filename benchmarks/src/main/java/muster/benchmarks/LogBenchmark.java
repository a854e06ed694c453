package muster.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code ./muster bench log}: how fast commands become durable, beside what PostgreSQL does by itself. */
final class LogBenchmark {

    private static final List<Integer> CALLERS = List.of(1, 8, 32, 128);
    private static final int CONNECTIONS = 32;

    private final PrintStream out;
    private final Store store;
    private final Rounds rounds;
    private final Extent extent;

    /** How much is measured. */
    record Extent(int rounds, Duration time, int longestHistory, int lines) {

        static final Extent WHOLE = new Extent(5, Duration.ofSeconds(4), 100_000, 60_000);
        static final Extent QUICK = new Extent(3, Duration.ofSeconds(1), 10_000, 10_000);
    }

    private LogBenchmark(PrintStream out, Store store, Extent extent) {
        this.out = out;
        this.store = store;
        this.rounds = new Rounds(extent.rounds());
        this.extent = extent;
    }

    /** Runs it on an empty folder. */
    static void run(PrintStream out, Path folder, Extent extent) throws Exception {
        try (var store = new Store(folder.resolve("postgres"))) {
            store.record(Pledges.formation());
            store.record(Pledges.next());
            var benchmark = new LogBenchmark(out, store, extent);
            benchmark.callers();
            new HistoryCost(store, extent.longestHistory()).print(out);
            try (var service = new Service(folder, store.address())) {
                benchmark.wire(service.port());
                new RelayLag(service, extent.lines()).print(out);
            }
        }
    }

    private void callers() throws Exception {
        new Table(
                        "Commands through Axon until they are durable: new pledges by 31 participants",
                        List.of("callers", "yardstick", "p50", "p99", "commands", "p50", "p99", "ratio"))
                .begin(out);
        for (int callers : CALLERS) {
            var measured = rounds.inTurn(List.of(() -> yardstick(callers), () -> commands(callers)));
            row(Integer.toString(callers), measured);
        }
    }

    private void row(String what, List<Measured> beside) {
        var yardstick = beside.getFirst();
        var own = beside.getLast();
        Table.row(
                out,
                what,
                Table.perSecond(yardstick.rate()),
                Table.millis(yardstick.p50()),
                Table.millis(yardstick.p99()),
                Table.perSecond(own.rate()),
                Table.millis(own.p50()),
                Table.millis(own.p99()),
                Table.ratio(own.rate() / yardstick.rate()));
    }

    private Measured yardstick(int callers) throws Exception {
        int bytes = store.recordBytes();
        return with(callers, _ -> Yardstick.on(store.address(), bytes));
    }

    private Measured commands(int callers) throws Exception {
        return with(callers, _ -> () -> store.record(Pledges.next()));
    }

    private void wire(int port) throws Exception {
        new Table(
                        "Over HTTP, the relay sending to Kafka meanwhile",
                        List.of("what", "yardstick", "p50", "p99", "commands", "p50", "p99", "ratio"))
                .begin(out);
        row(
                "single commands, %d connections".formatted(CONNECTIONS),
                rounds.inTurn(List.of(() -> yardstick(CONNECTIONS), () -> with(CONNECTIONS, _ -> new HttpCaller(port)))));
        row(
                "JSON Lines, %,d in one request".formatted(extent.lines()),
                rounds.inTurn(List.of(() -> yardstick(CONNECTIONS), () -> new NdjsonSender(port).send(extent.lines()))));
    }

    private interface Making {
        Caller caller(int number) throws Exception;
    }

    private Measured with(int callers, Making making) throws Exception {
        var all = new ArrayList<Caller>();
        try {
            for (int i = 0; i < callers; i++) {
                all.add(making.caller(i));
            }
            return Load.of(all, extent.time());
        } finally {
            for (var each : all) {
                each.close();
            }
        }
    }
}
