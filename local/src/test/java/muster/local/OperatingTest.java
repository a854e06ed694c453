package muster.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import muster.foundation.Await;
import muster.foundation.LocalPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/** The product as those see it who operate it: its metrics, its traces, its logs, and how its parts end. */
class OperatingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path DOCKER = Path.of("..", "docker");

    @TempDir
    private static Path folder;

    private static Collector collector;
    private static Product muster;

    @BeforeAll
    static void start() throws Exception {
        collector = Collector.start();
        var environment = Map.of(
                "MUSTER_OTLP", collector.address(),
                "LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs",
                // So that there are figures of one; nobody listens.
                "MUSTER_WITNESSES", "http://127.0.0.1:1");
        muster = Product.start(folder.resolve("data"), environment);
    }

    @AfterAll
    static void stop() throws Exception {
        muster.close();
        collector.close();
    }

    @BeforeEach
    void awaitParts() {
        assertThat(Await.until(PATIENCE, OperatingTest::isUp)).isTrue();
    }

    private static boolean isUp() {
        return muster.applied() > 0 && muster.isReady();
    }

    @Test
    void everyMetricOfTheDashboardAndOfTheAlertsIsServed() throws Exception {
        muster.record(signal());
        muster.ask("coalitions/willing-ukraine/stances");
        var told = muster.metrics().lines().toList();
        var served = told.stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toSet());
        assertThat(told)
                .filteredOn(line -> line.startsWith("# HELP muster_"))
                .hasSizeGreaterThan(20)
                .allMatch(line -> line.matches("# HELP \\S+ \\S+ .*"));
        var named = new TreeSet<String>();
        for (var panel : JsonMapper.shared()
                .readTree(DOCKER.resolve("grafana/muster.json").toFile())
                .get("panels")) {
            panel.get("targets")
                    .forEach(target -> named.addAll(metrics(target.get("expr").stringValue())));
        }
        Files.readString(DOCKER.resolve("alerts.yml"))
                .lines()
                .filter(line -> line.strip().startsWith("expr:"))
                .forEach(line -> named.addAll(metrics(line.replaceFirst(".*expr:", ""))));
        assertThat(named).hasSizeGreaterThan(25);
        assertThat(served).containsAll(named);
    }

    /** What is left of a question to Prometheus without labels, texts, functions and what groups. */
    private static Set<String> metrics(String expression) {
        var bare = expression
                .replaceAll("\\{[^}]*}", "")
                .replaceAll("\\[[^]]*]", "")
                .replaceAll("(by|on|group_left|group_right) *\\([^)]*\\)", "");
        return Pattern.compile("[a-z]++(_[a-z0-9]++)++(?! *\\()")
                .matcher(bare)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toSet());
    }

    @Test
    void oneTraceGoesFromThePostToTheStreamAndLeavesTheRecordAlone() throws Exception {
        var trace = UUID.randomUUID().toString().replace("-", "");
        try (var stream = muster.watch("coalitions/willing-ukraine/live", Map.of())) {
            long position = muster.record(signal(), Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
            stream.awaitEvent(position);
            var way = List.of("tell", "feed", "relay", "append", "http post /commands");
            assertThat(Await.until(PATIENCE, () -> way(trace).equals(way)))
                    .as("%s", collector.of(trace))
                    .isTrue();
            assertThat(muster.log("events?after=" + (position - 1))).doesNotContain(trace);
        }
    }

    /** The steps from the last to the first, each the parent of the one before it. */
    private static List<String> way(String trace) {
        var names = new ArrayList<String>();
        var spans = collector.of(trace);
        var next = spans.stream().filter(span -> span.name().equals("tell")).findFirst();
        while (next.isPresent()) {
            var parent = next.get().parent();
            names.add(next.get().name());
            next = spans.stream().filter(span -> span.id().equals(parent)).findFirst();
        }
        return names;
    }

    @Test
    void theServicesSayInJsonWhatTheySayIfAskedTo() throws Exception {
        for (var service : Set.of("command-service", "query-service")) {
            var lines = Files.readAllLines(folder.resolve("data/logs/" + service + ".log"));
            assertThat(lines).isNotEmpty().allSatisfy(line -> {
                JsonNode said = JsonMapper.shared().readTree(line);
                assertThat(said.at("/service/name").stringValue()).isEqualTo(service);
            });
        }
    }

    @Test
    void aStreamEndsWithAWholeEventWhenItsServiceDoesAndGoesOnBehindIt() throws Exception {
        String last;
        try (var stream = muster.watch("coalitions/willing-ukraine/live", Map.of())) {
            for (int i = 0; i < 5; i++) {
                muster.record(signal());
            }
            stream.awaitEvent(muster.record(signal()));
            var ending = terminate("query-service");
            assertThat(stream.toItsEnd()).endsWith("\n\n");
            last = stream.lastId();
            assertThat(Await.until(PATIENCE, () -> !ending.isAlive())).isTrue();
        }
        long missed = muster.record(signal());
        awaitParts();
        try (var again = muster.watch("coalitions/willing-ukraine/live", Map.of("Last-Event-ID", last))) {
            again.awaitEvent(missed);
            assertThat(again.text()).doesNotContain("id: " + last + "\n");
        }
    }

    @Test
    void whatIsBeingRecordedIsAnsweredBeforeItsServiceEnds() throws Exception {
        var address = LocalPostgres.running(folder.resolve("data/postgres")).orElseThrow();
        try (var connection = DriverManager.getConnection(
                        LocalPostgres.jdbcUrl(address.port(), "muster_log"), LocalPostgres.USER, address.password());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // No append gets by who has the whole table.
            statement.execute("lock table log in exclusive mode");
            var answer = CompletableFuture.supplyAsync(() -> posted(signal()));
            assertThat(Await.until(PATIENCE, () -> isAnAppendWaiting(address))).isTrue();
            terminate("command-service");
            Await.until(Duration.ofMillis(500), answer::isDone);
            assertThat(answer).isNotDone();
            connection.rollback();
            assertThat(answer.get()).isEqualTo(201);
        }
    }

    private static int posted(String document) {
        try {
            return muster.post(document).orElse(0);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static boolean isAnAppendWaiting(LocalPostgres.Address address) {
        try (var connection = DriverManager.getConnection(
                        LocalPostgres.jdbcUrl(address.port(), "muster_log"), LocalPostgres.USER, address.password());
                var rows = connection
                        .createStatement()
                        .executeQuery("select exists (select from pg_locks where not granted)")) {
            rows.next();
            return rows.getBoolean(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private static ProcessHandle terminate(String service) {
        var process = muster.launched()
                .part("run/" + service + ".pid")
                .flatMap(ProcessHandle::of)
                .orElseThrow();
        process.destroy();
        return process;
    }

    private static String signal() {
        return Product.command(UUID.randomUUID(), "SignalOpenness", "\"participant\":\"JP\",\"kinds\":[\"FUNDING\"]");
    }
}
