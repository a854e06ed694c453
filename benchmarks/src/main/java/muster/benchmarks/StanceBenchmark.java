package muster.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** {@code ./muster bench stance}: how fast the record is projected, asked and told of. */
final class StanceBenchmark {

    private StanceBenchmark() {}

    /**
     * How much is measured.
     *
     * @param logs how long each is, the shortest first
     * @param besideXtdb which of them XTDB is asked about, too
     * @param live how long watchers are told of commands
     */
    record Extent(
            List<Integer> logs,
            int besideXtdb,
            int rounds,
            Duration time,
            Duration warmUp,
            int watchers,
            Duration live) {

        static final Extent WHOLE = new Extent(
                List.of(10_000, 100_000, 1_000_000),
                100_000,
                5,
                Duration.ofSeconds(3),
                Duration.ofSeconds(8),
                1_000,
                Duration.ofSeconds(30));
        static final Extent QUICK = new Extent(
                List.of(10_000, 100_000),
                10_000,
                3,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                1_000,
                Duration.ofSeconds(10));
    }

    /** Runs it on an empty folder. */
    static void run(PrintStream out, Path folder, Extent extent) throws Exception {
        try (var live = new LiveDelivery(folder.resolve("live"))) {
            live.print(out, extent.watchers(), extent.live());
        }
        var made = extent.logs().stream().map(MadeUpLog::new).toList();
        var logs = new ArrayList<ReadLog>();
        try (var servers = new Servers(folder, made)) {
            try {
                read(out, made, servers, folder, logs);
                questions(out, logs, extent, folder.resolve("xtdb"));
                var longest = logs.getLast();
                new Rebuild(longest, new CopyYardstick(servers.databaseOf(longest.log()), folder.resolve("copy")))
                        .print(out);
                footprints(out, logs);
            } finally {
                logs.forEach(ReadLog::close);
            }
        }
    }

    private static void read(PrintStream out, List<MadeUpLog> made, Servers servers, Path folder, List<ReadLog> read)
            throws Exception {
        new Table(
                        "First reading of the topic, from the start of query-service on an empty database",
                        List.of("events", "coalitions", "time", "events"))
                .begin(out);
        for (var log : made) {
            var one = ReadLog.of(log, servers, folder);
            read.add(one);
            Table.row(
                    out,
                    one.size(),
                    Integer.toString(log.coalitions()),
                    Table.seconds(one.reading()),
                    Table.perSecond(log.size() / (one.reading().toNanos() / 1e9)));
        }
    }

    private static void questions(PrintStream out, List<ReadLog> logs, Extent extent, Path folder) throws Exception {
        var beside = logs.get(extent.logs().indexOf(extent.besideXtdb()));
        var xtdb = Xtdb.with(beside.log(), folder);
        try {
            new StanceQuestions(logs, xtdb, beside, extent).print(out);
        } finally {
            if (xtdb.isPresent()) {
                xtdb.get().close();
            }
        }
    }

    private static void footprints(PrintStream out, List<ReadLog> logs) throws Exception {
        var footprints = new LinkedHashMap<String, Footprint>();
        for (var log : logs) {
            footprints.put("with %s events".formatted(log.size()), log.service().footprint());
        }
        Footprint.print(out, footprints);
    }
}
