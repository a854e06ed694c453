package muster.secondopinion;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import muster.Log;
import muster.Service;
import muster.foundation.Await;
import muster.foundation.TestServers;
import muster.live.Watching;
import muster.wild.WildLog;
import muster.wild.WildRecord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever happened in however many coalitions, whatever is asked and whoever watches: one running service tells what the
 * naive reading of domain.md tells, also after records came again, after a rebuild and after a restart. A failure names
 * its seed: {@code -Dwild.seed=…} makes the same log and questions; {@code -Dwild.coalitions=…} and
 * {@code -Dwild.questions=…} (for each coalition) make more of them, as {@code -Dmuster.long=true} does.
 */
class SecondOpinionTest {

    private static final boolean LONG = Boolean.getBoolean("muster.long");
    private static final int COALITIONS = Integer.getInteger("wild.coalitions", LONG ? 60 : 12);
    private static final int QUESTIONS = Integer.getInteger("wild.questions", LONG ? 200 : 60) * COALITIONS;
    private static final int MOST_COMMANDS = 50;
    private static final int STAGES = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String[] QUICK_HEARTBEAT = {"--muster.live.heartbeat=PT0.2S"};

    private final long seed = Long.getLong("wild.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final WildLog wild = WildLog.of(seed, COALITIONS, MOST_COMMANDS);
    private final Log log = new Log(3);
    private final TestServers.Database database = TestServers.freshDatabase();
    private final Map<String, Watching> watchers = new TreeMap<>();
    private Service service = Service.on(log, database, QUICK_HEARTBEAT);

    @AfterEach
    void end() {
        watchers.values().forEach(Watching::close);
        service.close();
        log.close();
    }

    @Test
    void everyAnswerAndEveryNoticeIsThatOfTheNaiveReading() {
        long head = 0;
        for (long stage : stages()) {
            send(head, stage);
            sendAgain(stage);
            head = stage;
            service.at(head);
            watch(head);
            if (head < wild.records().size()) {
                ask(exchanges(head, QUESTIONS / 2 / STAGES), "at " + head);
            }
        }
        List<Exchange> exchanges = exchanges(head, QUESTIONS - QUESTIONS / 2);
        ask(exchanges, "at the head");
        Map<String, List<List<Told>>> told = new TreeMap<>();
        wild.coalitions().forEach(coalition -> told.put(coalition, Told.expected(wild, coalition)));
        assertThat(watchers.keySet()).isEqualTo(told.keySet());
        watchers.forEach((coalition, watching) -> {
            List<List<Told>> expected = told.getOrDefault(coalition, List.of());
            compare(coalition, expected, watching.next(count(expected)), "as it was recorded");
        });
        hear(told, "from the beginning");

        beginRebuild();
        ask(exchanges, "during a rebuild or after it");
        endRebuild();
        ask(exchanges, "after a rebuild");
        hear(told, "after a rebuild");

        restart();
        ask(exchanges, "after a restart");
        hear(told, "after a restart");
    }

    /** Some positions on the way, and the head. */
    private List<Long> stages() {
        List<Long> ends = new ArrayList<>();
        wild.coalitions().forEach(coalition -> wild.commands(coalition).forEach(all -> ends.add(Collections.max(all))));
        Collections.shuffle(ends, random);
        List<Long> stages = new ArrayList<>(ends.subList(0, Math.min(ends.size(), STAGES - 1)));
        stages.add((long) wild.records().size());
        return stages.stream().sorted().distinct().toList();
    }

    private void send(long after, long until) {
        log.sendLines(wild.records().subList((int) after, (int) until).stream()
                .map(record -> Map.entry(record.coalition(), record.line().getBytes(UTF_8)))
                .toList());
    }

    /** As a relay does that does not know whether it has sent them. */
    private void sendAgain(long head) {
        send(random.nextLong(head), head);
    }

    /** Whoever is not watched yet and can be. */
    private void watch(long head) {
        for (WildRecord record : wild.records().subList(0, (int) head)) {
            watchers.computeIfAbsent(record.coalition(), this::watching);
        }
    }

    private Watching watching(String coalition) {
        return Watching.of(service, "/coalitions/" + coalition + "/live?after=0");
    }

    private List<Exchange> exchanges(long head, int questions) {
        return new Interview(random, wild, head).exchanges(questions);
    }

    private void ask(List<Exchange> exchanges, String when) {
        exchanges.forEach(exchange -> exchange.with(service, "%s, -Dwild.seed=%d".formatted(when, seed)));
    }

    private void hear(Map<String, List<List<Told>>> told, String when) {
        Map<String, Watching> fresh = new TreeMap<>();
        told.keySet().forEach(coalition -> fresh.put(coalition, watching(coalition)));
        fresh.forEach((coalition, watching) -> {
            try (watching) {
                compare(coalition, told.getOrDefault(coalition, List.of()), watching.untilQuiet(), when);
            }
        });
    }

    private void compare(String coalition, List<List<Told>> expected, List<Watching.Event> heard, String when) {
        String as = "told of %s %s, -Dwild.seed=%d".formatted(coalition, when, seed);
        List<List<Told>> told = Told.heard(heard, wild, coalition);
        for (int command = 0; command < expected.size(); command++) {
            assertThat(told.get(command)).as(as).isEqualTo(expected.get(command));
        }
        assertThat(heard).as(as).hasSize(count(expected));
        assertThat(heard.stream().map(SecondOpinionTest::place).toList())
                .as(as)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private static int count(List<List<Told>> told) {
        return told.stream().mapToInt(List::size).sum();
    }

    /** The event's id as one number. */
    private static long place(Watching.Event event) {
        String[] parts = event.id().split("\\.");
        return Long.parseLong(parts[0]) * 1_000_000 + Long.parseLong(parts[1]);
    }

    private void beginRebuild() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url("/projection/rebuild")))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> begun = Service.HTTP
                .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    }

    private void endRebuild() {
        boolean ended = Await.until(
                PATIENCE, () -> service.ask("/projection").get("rebuild").isNull());
        JsonNode projection = service.ask("/projection");
        assertThat(ended).as("%s", projection).isTrue();
        assertThat(projection.get("lastRebuild").get("same").asBoolean())
                .as("%s, -Dwild.seed=%d", projection, seed)
                .isTrue();
    }

    private void restart() {
        service.close();
        service = Service.on(log, database, QUICK_HEARTBEAT).at(wild.records().size());
    }
}
