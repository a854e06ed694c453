package muster.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import muster.command.CommandDocument;
import muster.command.CommandFormat;
import muster.command.EventIds;
import muster.command.OneByOne;
import muster.command.Refused;
import muster.command.WildCommands;
import muster.event.Recorded;
import muster.eventstore.PostgresEventStorageEngine;
import muster.eventstore.TestLog;
import muster.gate.Caller;
import muster.handling.Recorder;
import muster.handling.StatementCodec;
import muster.record.Json;
import muster.record.Malformed;
import muster.record.RecordFormat;

import static muster.command.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

/** Many lines on their way at once come to what they would have come to one at a time. */
class ManyCommandsTest {

    private static final int LINES = 400;

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);

    /** A log with an engine and a recorder on it. */
    private record Log(TestLog log, PostgresEventStorageEngine engine, Recorder recorder) implements AutoCloseable {

        static Log open() {
            return on(TestLog.open());
        }

        private static Log on(TestLog log) {
            var engine = new PostgresEventStorageEngine(
                    log.source(), new StatementCodec("muster.test/log"), InstantSource.system());
            return new Log(log, engine, Recorder.into(engine, InstantSource.system()));
        }

        List<String> send(List<String> lines, SplittableRandom pieces) throws IOException {
            var out = new ByteArrayOutputStream();
            new ManyCommands(JsonMapper.shared(), recorder, Sender.trying(Caller.UNASKED))
                    .run(inPieces(lines, pieces), out);
            return out.toString(StandardCharsets.UTF_8)
                    .lines()
                    .map(Log::statusAndPosition)
                    .toList();
        }

        private static String statusAndPosition(String answer) {
            JsonNode node = Json.object(answer.getBytes(StandardCharsets.UTF_8));
            return node.get("status").intValue()
                    + (node.has("position") ? " at " + node.get("position").longValue() : "")
                    + (node.has("problem") && node.get("problem").has("rule")
                            ? " " + node.get("problem").get("rule").stringValue()
                            : "");
        }

        List<Recorded> recorded() {
            var format = new RecordFormat();
            return log.records().stream()
                    .map(record -> format.read(record.bytes()))
                    .toList();
        }

        @Override
        public void close() {
            recorder.close();
            engine.close();
            log.close();
        }
    }

    /** As a network delivers it. */
    private static InputStream inPieces(List<String> lines, SplittableRandom random) {
        return new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)) {
            @Override
            public int read(byte[] bytes, int offset, int length) {
                return super.read(bytes, offset, Math.min(length, 1 + random.nextInt(20_000)));
            }
        };
    }

    /** Among them some that come twice and some that are none. */
    private List<String> lines() {
        var statements = new ArrayList<UUID>();
        var commands = new WildCommands(random, () -> statements);
        var lines = new ArrayList<>(List.of(json("FormCoalition", "\"name\":\"Test\"")));
        while (lines.size() < LINES) {
            lines.add(
                    switch (random.nextInt(20)) {
                        case 0 -> "{\"command\":\"Nothing\"}";
                        case 1, 2 -> lines.get(random.nextInt(lines.size()));
                        default -> commands.next();
                    });
            document(lines.getLast()).ifPresent(it -> statements.add(EventIds.of(it.commandId(), 0)));
        }
        return lines;
    }

    private static java.util.Optional<CommandDocument> document(String line) {
        try {
            return java.util.Optional.of(CommandFormat.read(line.getBytes(StandardCharsets.UTF_8)));
        } catch (Malformed none) {
            return java.util.Optional.empty();
        }
    }

    private static String alone(Recorder recorder, String line) {
        try {
            var outcome = recorder.record(CommandFormat.read(line.getBytes(StandardCharsets.UTF_8)), "test");
            return (outcome.replayed() ? "200 at " : "201 at ") + outcome.position();
        } catch (Refused refused) {
            return "422 " + refused.rule().wireName();
        } catch (Malformed malformed) {
            return "400";
        }
    }

    @Test
    void togetherTheyComeToWhatTheyComeToOneByOne() throws Exception {
        var lines = lines();
        try (var one = Log.open();
                var many = Log.open()) {
            var expected =
                    lines.stream().map(line -> alone(one.recorder(), line)).toList();
            assertThat(many.send(lines, random)).as("seed %d", seed).isEqualTo(expected);
            assertThat(expected).anyMatch(it -> it.startsWith("200")).anyMatch(it -> it.startsWith("422"));
        }
    }

    @Test
    void sentAgainTheyAreFoundWhereTheyLie() throws Exception {
        var lines = lines();
        try (var log = Log.open()) {
            var first = log.send(lines, random);
            var again = log.send(lines, random);
            for (int i = 0; i < lines.size(); i++) {
                if (first.get(i).startsWith("20")) {
                    assertThat(again.get(i))
                            .as("seed %d", seed)
                            .isEqualTo(first.get(i).replace("201", "200"));
                }
            }
        }
    }

    @Test
    void theyStayInOrderAndRightWhileOthersRecordAboutTheSame() throws Exception {
        var documents = new ConcurrentHashMap<UUID, CommandDocument>();
        var statements = new ArrayList<UUID>();
        var lines = lines();
        lines.forEach(line -> document(line).ifPresent(it -> documents.put(it.commandId(), it)));
        documents.keySet().forEach(id -> statements.add(EventIds.of(id, 0)));
        try (var log = Log.open();
                var other = Log.on(log.log())) {
            var done = new AtomicBoolean();
            var interference = new WildCommands(random.split(), () -> statements);
            var meddling = CompletableFuture.runAsync(() -> {
                while (!done.get()) {
                    var line = interference.next();
                    document(line).ifPresent(it -> documents.put(it.commandId(), it));
                    var _ = alone(other.recorder(), line);
                }
            });
            var answers = log.send(lines, random);
            done.set(true);
            meddling.join();

            assertThat(answers).as("seed %d", seed).hasSize(lines.size());
            var recorded = log.recorded();
            OneByOne.assertCouldBe(recorded, new HashMap<>(documents), "seed " + seed);
            var positions = answers.stream()
                    .filter(it -> it.startsWith("201"))
                    .map(it -> Long.parseLong(it.substring(7)))
                    .toList();
            assertThat(positions).as("seed %d", seed).isSorted();
        }
    }
}
