package muster.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

import muster.foundation.Await;
import muster.foundation.LocalPostgres;

/** How soon everybody who watches a coalition hears what was recorded, from the recorder's answer on. */
final class LiveDelivery implements AutoCloseable {

    private static final int BEFORE = 5_000;
    private static final int COMMANDS_A_SECOND = 20;
    private static final double MOST_MICROS = 250_000;
    private static final Duration UNTIMED = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONG_ENOUGH_TO_HEAR_TWICE = Duration.ofSeconds(1);
    private static final Pattern POSITION = Pattern.compile("\"position\":(\\d+)");
    private static final String LOG = "muster_log";
    private static final String QUERY = "muster_query";

    private final LocalPostgres postgres;
    private final Service service;
    private final QueryService queryService;

    LiveDelivery(Path folder) throws IOException {
        Files.createDirectories(folder);
        postgres = LocalPostgres.start(
                LocalPostgres.Settings.of(folder.resolve("postgres"), 0).withDatabases(LOG, QUERY));
        service = new Service(folder, database(LOG));
        queryService =
                new QueryService(folder, new Topic("muster.events", service.bootstrapServers()), database(QUERY));
    }

    private Store.Address database(String name) {
        return new Store.Address(postgres.jdbcUrl(name), postgres.user(), postgres.password());
    }

    void print(PrintStream out, int number, Duration time) throws IOException {
        record(BEFORE);
        queryService.at(BEFORE + 1);
        try (var watchers = new Watchers(number, queryService.port(), "/coalitions/bench/live");
                var caller = new HttpCaller(service.port())) {
            send(caller, UNTIMED);
            var sent = send(caller, time);
            long last = Collections.max(sent.keySet());
            Await.until(PATIENCE, () -> watchers.all().stream().allMatch(watch -> watch.hasHeard(last)));
            LockSupport.parkNanos(LONG_ENOUGH_TO_HEAR_TWICE.toNanos());
            print(out, Delivered.of(sent, watchers.all()), sent.size(), number);
        }
    }

    /** What the coalition has behind it before anybody watches. */
    private void record(int pledges) throws IOException {
        try (var caller = new HttpCaller(service.port())) {
            caller.post(Pledges.formationAsJson());
        }
        new NdjsonSender(service.port()).send(pledges);
    }

    /** A command at a time, begun at even distances; when each position was answered. */
    private static Map<Long, Long> send(HttpCaller caller, Duration time) throws IOException {
        var sent = new HashMap<Long, Long>();
        long began = System.nanoTime();
        for (int i = 0; i < COMMANDS_A_SECOND * time.toSeconds(); i++) {
            LockSupport.parkNanos(began
                    + i * Duration.ofSeconds(1).dividedBy(COMMANDS_A_SECOND).toNanos()
                    - System.nanoTime());
            var answer = caller.post(Pledges.nextAsJson());
            long now = System.nanoTime();
            var position = POSITION.matcher(answer);
            if (!position.find()) {
                throw new IOException("an answer without a position: " + answer);
            }
            sent.put(Long.parseLong(position.group(1)), now);
        }
        return sent;
    }

    private void print(PrintStream out, Delivered delivered, int commands, int watchers) throws IOException {
        new Table(
                        "Live, from the 201 on: %,d commands, %d a second".formatted(commands, COMMANDS_A_SECOND),
                        List.of("watchers", "p50", "p99", "longest", "wanted", "missing", "twice", "reached"))
                .begin(out);
        Table.row(
                out,
                "%,d".formatted(watchers),
                Table.millis(delivered.delay().p50()),
                Table.millis(delivered.delay().p99()),
                Table.millis(delivered.longest()),
                Table.millis(MOST_MICROS),
                "%,d".formatted(delivered.missing()),
                "%,d".formatted(delivered.twice()),
                Table.reached(delivered.delay().p99() <= MOST_MICROS && delivered.isExact()));
        Footprint.print(out, Map.of("with its watchers", queryService.footprint()));
    }

    @Override
    public void close() {
        queryService.close();
        service.close();
        postgres.close();
    }
}
