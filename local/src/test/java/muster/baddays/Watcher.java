package muster.baddays;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Watches a coalition from its beginning on, at the next query-service whenever one fails it, and goes on after the last event
 * that it heard. Takes a silence that no heartbeat breaks for a broken connection.
 */
final class Watcher implements AutoCloseable {

    private static final Duration SILENCE = Duration.ofSeconds(6);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Set<Integer> LATER = Set.of(404, 503);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String coalition;
    private final List<Integer> ports;
    private final Ledger ledger;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /** Something told; its id is the position and a place within it. */
    record Told(long position, int index, String event, JsonNode data) {

        private boolean isAfter(Told other) {
            return position > other.position || (position == other.position && index > other.index);
        }

        @Override
        public String toString() {
            return "%d.%d %s".formatted(position, index, event);
        }
    }

    private Watcher(String coalition, List<Integer> ports, Ledger ledger) {
        this.coalition = coalition;
        this.ports = ports;
        this.ledger = ledger;
    }

    /** What should not have been told goes into the ledger. */
    static Watcher of(String coalition, List<Integer> ports, Ledger ledger) {
        var watcher = new Watcher(coalition, List.copyOf(ports), ledger);
        Thread.ofVirtual().name("watcher of " + coalition).start(watcher::run);
        return watcher;
    }

    String coalition() {
        return coalition;
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    private void run() {
        for (int turn = 0; !closed; turn++) {
            try {
                watch(ports.get(turn % ports.size()));
            } catch (IOException | IllegalStateException away) {
                LockSupport.parkNanos(PAUSE.toNanos());
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void watch(int port) throws IOException, InterruptedException {
        var request = Requests.to(port, "/coalitions/%s/live?after=0".formatted(coalition), SILENCE);
        last().ifPresent(it -> request.header("Last-Event-ID", it.position + "." + it.index));
        var answer = http.send(request.build(), BodyHandlers.ofInputStream());
        try (var stream = answer.body()) {
            if (answer.statusCode() == 200) {
                listen(stream);
            } else {
                refused(answer);
            }
        }
    }

    private Optional<Told> last() {
        return told.isEmpty() ? Optional.empty() : Optional.of(told.getLast());
    }

    private void refused(HttpResponse<?> answer) {
        if (!LATER.contains(answer.statusCode())) {
            ledger.complain("a watcher of %s was told %d".formatted(coalition, answer.statusCode()));
        }
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    private void listen(InputStream stream) throws IOException {
        try (var vigil = Vigil.over(stream, SILENCE);
                var lines = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            String event = "";
            String id = "";
            for (var line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
                vigil.heard();
                if (line.startsWith("event: ")) {
                    event = line.substring("event: ".length());
                } else if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                } else if (line.startsWith("data: ")) {
                    take(event, id, JsonMapper.shared().readTree(line.substring("data: ".length())));
                }
            }
        }
    }

    private void take(String event, String id, JsonNode data) {
        var parts = id.split("\\.");
        var now = new Told(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), event, data);
        last().filter(before -> !now.isAfter(before))
                .ifPresent(before ->
                        ledger.complain("a watcher of %s was told %s after %s".formatted(coalition, now, before)));
        told.add(now);
    }

    @Override
    public void close() {
        closed = true;
    }
}
