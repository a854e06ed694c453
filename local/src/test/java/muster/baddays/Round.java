package muster.baddays;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import tools.jackson.databind.json.JsonMapper;

import muster.foundation.Await;

import static org.assertj.core.api.Assertions.assertThat;

/** Coalitions of their own, clients that record of them, watchers and readers, and what all of these must have seen. */
final class Round implements AutoCloseable {

    private static final Duration PATIENCE_OF_A_READER = Duration.ofSeconds(4);
    private static final Duration PAUSE_OF_A_READER = Duration.ofMillis(300);
    private static final Set<Integer> EXPECTED = Set.of(200, 404, 503);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Whole whole;
    private final Client client;
    private final Load load;
    private final long begun;
    private final List<Watcher> watchers = new ArrayList<>();
    private final CompletableFuture<Void> reader;
    private volatile boolean ended;

    private Round(Whole whole, Random chance) {
        this.whole = whole;
        this.client = whole.client();
        this.begun = client.settle(probe()).orElseThrow().position();
        this.load = Load.gently(client, chance);
        load.coalitions().forEach(this::watch);
        this.reader = CompletableFuture.runAsync(this::read, Thread::startVirtualThread);
    }

    static Round on(Whole whole, Random chance) {
        return new Round(whole, chance);
    }

    /** Two of each coalition, who begin at different services. */
    private void watch(String coalition) {
        var ports = whole.queryServices().stream()
                .map(service -> service.entrance().port())
                .toList();
        watchers.add(Watcher.of(coalition, ports, whole.ledger()));
        watchers.add(Watcher.of(coalition, ports.reversed(), whole.ledger()));
    }

    private static Order probe() {
        return Documents.formCoalition("probe-" + System.nanoTime());
    }

    /** Asks for stances now and then: whatever is away, nobody is told more of it than to come back. */
    private void read() {
        for (int i = 0; !ended; i++) {
            var service = whole.queryServices().get(i % whole.queryServices().size());
            var coalition = load.coalitions().get(i % load.coalitions().size());
            try {
                int status = get(service, "/coalitions/%s/stances".formatted(coalition)).status;
                if (!EXPECTED.contains(status)) {
                    whole.ledger().complain("a reader was told %d".formatted(status));
                }
            } catch (IOException away) {
                // Dead or cut off, as is the day.
            }
            LockSupport.parkNanos(PAUSE_OF_A_READER.toNanos());
        }
    }

    private record Reply(int status, String body) {}

    private Reply get(Answering service, String path) throws IOException {
        try {
            var request =
                    Requests.to(service.port(), path, PATIENCE_OF_A_READER).build();
            var answer = http.send(request, BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns when so many more commands were acknowledged. */
    void awaitMore(int count) {
        load.awaitMore(count);
    }

    /**
     * Returns when commands are acknowledged and all that is recorded by then is answered and was told, by everybody and
     * rightly; fails when that takes longer than it may.
     */
    Duration heals(Duration limit) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Supplier<Duration> left = () -> limit.minusNanos(System.nanoTime() - start);
        long known = client.settle(probe()).orElseThrow().position();
        assertThat(left.get()).as("time left when a command was acknowledged").isPositive();
        load.awaitMore(10, left.get());
        var records = records(known);
        for (var coalition : load.coalitions()) {
            var opinion = Opinion.of(records.getOrDefault(coalition, List.of()), known);
            whole.queryServices().stream()
                    .filter(Answering::answers)
                    .forEach(service -> isRight(() -> question(service, coalition, known, opinion), left.get()));
            watchers.stream()
                    .filter(watcher -> watcher.coalition().equals(coalition))
                    .forEach(watcher -> isRight(() -> opinion.differenceTo(upTo(watcher, known)), left.get()));
        }
        assertThat(left.get()).as("time left when all was right").isPositive();
        return limit.minus(left.get());
    }

    private Map<String, List<byte[]>> records(long known) throws IOException, InterruptedException {
        var records = new HashMap<String, List<byte[]>>();
        for (var record : Seen.lines(whole.commandService().port(), begun)) {
            var line = Line.of(record);
            if (line.position() <= known) {
                records.computeIfAbsent(line.coalition(), _ -> new ArrayList<>())
                        .add(record);
            }
        }
        return records;
    }

    private Optional<String> question(Answering service, String coalition, long known, Opinion opinion) {
        try {
            var reply = get(service, "/coalitions/%s/stances?known=@%d".formatted(coalition, known));
            return reply.status == 200
                    ? opinion.differenceTo(JsonMapper.shared().readTree(reply.body))
                    : Optional.of("%d %s".formatted(reply.status, reply.body));
        } catch (IOException away) {
            return Optional.of(String.valueOf(away));
        }
    }

    private static List<Watcher.Told> upTo(Watcher watcher, long known) {
        return watcher.told().stream().filter(it -> it.position() <= known).toList();
    }

    private static void isRight(Supplier<Optional<String>> difference, Duration patience) {
        var last = new ArrayList<String>();
        boolean right = Await.until(patience, () -> {
            last.clear();
            difference.get().ifPresent(last::add);
            return last.isEmpty();
        });
        assertThat(right).as("in the end: %s", last).isTrue();
    }

    /** Returns when everything that was sent has a final answer. */
    @Override
    public void close() {
        load.finish();
        ended = true;
        reader.join();
        watchers.forEach(Watcher::close);
    }
}
