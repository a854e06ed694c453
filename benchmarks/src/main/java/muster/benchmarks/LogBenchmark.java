package muster.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import muster.foundation.TestIssuer;

/** {@code ./muster bench log}: how fast commands become durable, beside what PostgreSQL does by itself. */
final class LogBenchmark {

    private static final List<Integer> CALLERS = List.of(1, 8, 32, 128);
    private static final int CONNECTIONS = 32;

    private final PrintStream out;
    private final Store store;
    private final Rounds rounds;
    private final Extent extent;

    /** How much is measured. */
    record Extent(int rounds, Duration time, Duration warmUp, int longestHistory, int lines) {

        static final Extent WHOLE = new Extent(5, Duration.ofSeconds(3), Duration.ofSeconds(20), 100_000, 50_000);
        static final Extent QUICK = new Extent(3, Duration.ofSeconds(1), Duration.ofSeconds(5), 10_000, 10_000);
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
            benchmark.warmUp();
            benchmark.callers();
            new TreeCost(store, benchmark.rounds, extent.time()).print(out);
            new HistoryCost(store, extent.longestHistory()).print(out);
            try (var service = new Service(folder, store.address())) {
                benchmark.wire(service.port());
                benchmark.tokens(service);
                new RelayLag(service, extent.lines()).print(out);
            }
        }
    }

    /** The virtual machine's second compiler takes its time, and a service that runs for days has had it. */
    private void warmUp() throws Exception {
        try (var commands = commands(CONNECTIONS)) {
            commands.work(extent.warmUp());
        }
    }

    private void callers() throws Exception {
        new Table(
                        "Commands through Axon until they are durable: new pledges by 31 participants",
                        List.of("callers", "yardstick", "p50", "p99", "commands", "p50", "p99", "ratio"))
                .begin(out);
        for (int number : CALLERS) {
            try (var yardstick = yardstick(number);
                    var commands = commands(number)) {
                row(
                        Integer.toString(number),
                        rounds.inTurn(
                                List.of(() -> yardstick.work(extent.time()), () -> commands.work(extent.time()))));
            }
        }
    }

    private Callers yardstick(int number) throws Exception {
        int bytes = store.recordBytes();
        return Callers.of(number, () -> Yardstick.on(store.address(), bytes));
    }

    private Callers commands(int number) throws Exception {
        return Callers.of(number, () -> () -> store.record(Pledges.next()));
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

    private void wire(int port) throws Exception {
        new Table(
                        "Over HTTP, the relay sending to Kafka meanwhile",
                        List.of("what", "yardstick", "p50", "p99", "commands", "p50", "p99", "ratio"))
                .begin(out);
        new NdjsonSender(port).send(extent.lines());
        try (var yardstick = yardstick(CONNECTIONS);
                var singles = Callers.of(CONNECTIONS, () -> new HttpCaller(port))) {
            singles.work(extent.warmUp());
            row(
                    "single commands, %d connections".formatted(CONNECTIONS),
                    rounds.inTurn(List.of(() -> yardstick.work(extent.time()), () -> singles.work(extent.time()))));
            row(
                    "JSON Lines, %,d in one request".formatted(extent.lines()),
                    rounds.inTurn(List.of(
                            () -> yardstick.work(extent.time()), () -> new NdjsonSender(port).send(extent.lines()))));
        }
    }

    /** A row of the same table, whose yardstick is the same without a token. */
    private void tokens(Service service) throws Exception {
        try (var issuer = TestIssuer.start();
                var guarded = service.guardedBy(issuer);
                var without = Callers.of(CONNECTIONS, () -> new HttpCaller(service.port()));
                var with =
                        Callers.of(CONNECTIONS, () -> HttpCaller.withToken(guarded.port(), issuer.token("recorder")))) {
            with.work(extent.warmUp());
            row(
                    "single commands with a token, beside without",
                    rounds.inTurn(List.of(() -> without.work(extent.time()), () -> with.work(extent.time()))));
        }
    }
}
