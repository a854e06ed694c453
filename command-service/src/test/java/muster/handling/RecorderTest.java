package muster.handling;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import muster.command.CommandDocument;
import muster.command.CommandFormat;
import muster.command.EventIds;
import muster.command.OneByOne;
import muster.command.Refused;
import muster.command.Rule;
import muster.command.WildCommands;
import muster.event.Recorded;
import muster.eventstore.PostgresEventStorageEngine;
import muster.eventstore.TestLog;
import muster.record.RecordFormat;

import static muster.command.Documents.bare;
import static muster.command.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Commands that meet on the same things: they go one behind the other, whoever sends them and through whatever engine. */
class RecorderTest {

    private static final StatementCodec CODEC = new StatementCodec("muster.test/log");

    private final TestLog log = TestLog.open();
    private final List<PostgresEventStorageEngine> engines = Stream.generate(
                    () -> new PostgresEventStorageEngine(log.source(), CODEC, InstantSource.system()))
            .limit(2)
            .toList();
    private final List<Recorder> recorders = engines.stream()
            .map(engine -> Recorder.into(engine, InstantSource.system()))
            .toList();
    private final Recorder recorder = recorders.getFirst();

    @AfterEach
    void close() {
        recorders.forEach(Recorder::close);
        engines.forEach(PostgresEventStorageEngine::close);
        log.close();
    }

    private static CommandDocument read(String json) {
        return CommandFormat.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private Outcome record(String json) {
        return recorder.record(read(json), "test");
    }

    private List<Recorded> recorded() {
        var format = new RecordFormat();
        return log.records().stream().map(record -> format.read(record.bytes())).toList();
    }

    private static <T> List<Future<T>> atOnce(int callers, IntFunction<Callable<T>> work) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(IntStream.range(0, callers).mapToObj(work).toList(), 120, TimeUnit.SECONDS);
        }
    }

    /** What a future failed with, as its class or its rule. */
    private static String failure(Future<?> future) {
        var why = future.exceptionNow();
        return why instanceof Refused refused
                ? refused.rule().wireName()
                : why.getClass().getSimpleName();
    }

    @Test
    void ofManyWhoTakeOneNameAtOnceOneHasItAndTheOthersHearWhy() throws Exception {
        record(json("FormCoalition", "\"name\":\"Test\""));
        for (int round = 0; round < 5; round++) {
            var pledge = "\"participant\":\"FR\",\"pledgeId\":\"fr-%d\"".formatted(round);
            var tries = atOnce(64, _ -> () -> record(json("PledgeTroops", pledge)));
            assertThat(tries.stream().filter(it -> it.state() == Future.State.SUCCESS))
                    .hasSize(1);
            assertThat(tries.stream()
                            .filter(it -> it.state() == Future.State.FAILED)
                            .map(RecorderTest::failure))
                    .hasSize(63)
                    .containsOnly(Rule.PLEDGE_EXISTS.wireName());
        }
    }

    @Test
    void aCommandSentByManyAtOnceIsRecordedOnceAndAllHearWhere() throws Exception {
        record(json("FormCoalition", "\"name\":\"Test\""));
        for (var document : List.of(
                json("PledgeTroops", "\"participant\":\"FR\",\"pledgeId\":\"fr\""),
                json("VoiceSupport", "\"participant\":\"FR\",\"kinds\":[\"AIR\"]"))) {
            var tries = atOnce(32, i -> () -> recorders.get(i % 2).record(read(document), "test"));
            var outcomes = tries.stream().map(Future::resultNow).toList();
            assertThat(outcomes.stream().map(Outcome::position).distinct()).hasSize(1);
            assertThat(outcomes.stream().filter(outcome -> !outcome.replayed())).hasSize(1);
        }
    }

    @Test
    void theSameIdWithOtherContentIsRefusedWhateverElseSpeaksAgainstIt() {
        record(json("FormCoalition", "\"name\":\"Test\""));
        var pledge = json("PledgeTroops", "\"participant\":\"FR\",\"pledgeId\":\"fr\"");
        record(pledge);
        assertThatThrownBy(() -> record(pledge.replace("\"FR\"", "\"DE\"")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.rule()).isEqualTo(Rule.COMMAND_ID_REUSED));
    }

    @Test
    void whatAnotherEngineHasRecordedIsFoundThoughMemoryKnowsBetter() {
        record(json("FormCoalition", "\"name\":\"Test\""));
        var pledge = json("PledgeTroops", "\"participant\":\"FR\",\"pledgeId\":\"fr\"");
        var statement = record(pledge).events().getFirst().id();
        recorders.getLast().record(read(bare("RetractStatement", retracting(statement))), "test");
        // The first engine remembers that the name is held, and its statement not retracted.
        assertThat(record(json("PledgeTroops", "\"participant\":\"FR\",\"pledgeId\":\"fr\""))
                        .position())
                .isEqualTo(4);
        assertThatThrownBy(() -> record(bare("RetractStatement", retracting(statement))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.rule()).isEqualTo(Rule.STATEMENT_RETRACTED));
    }

    private static String retracting(UUID statement) {
        return "\"statementId\":\"%s\",\"reason\":\"slip\"".formatted(statement);
    }

    @Test
    void throughOneEngineNobodyIsThrownBack() throws Exception {
        throughSome(List.of(recorder));
    }

    @Test
    void throughTwoEnginesTheLogIsAsIfEachHadBeenDecidedAlone() throws Exception {
        throughSome(recorders);
    }

    private void throughSome(List<Recorder> some) throws Exception {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        var documents = new ConcurrentHashMap<UUID, CommandDocument>();
        var statements = new CopyOnWriteArrayList<UUID>();
        var wild = Stream.generate(() -> new WildCommands(random.split(), () -> statements))
                .limit(16)
                .toList();
        var acknowledged = new ConcurrentHashMap<UUID, Long>();
        for (var done :
                atOnce(16, i -> () -> sendSome(some.get(i % some.size()), wild.get(i), documents, statements))) {
            acknowledged.putAll(result(done));
        }
        var log = recorded();
        OneByOne.assertCouldBe(log, documents, "seed " + seed);
        assertThat(log.stream().collect(Collectors.toMap(Recorded::commandId, Recorded::position, (_, last) -> last)))
                .as("seed %d", seed)
                .isEqualTo(acknowledged);
    }

    private static <T> T result(Future<T> done) throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    /** Where those came to lie that were not refused. */
    private static Map<UUID, Long> sendSome(
            Recorder recorder, WildCommands commands, Map<UUID, CommandDocument> documents, List<UUID> statements) {
        var acknowledged = new ConcurrentHashMap<UUID, Long>();
        for (int i = 0; i < 40; i++) {
            var document = read(commands.next());
            documents.put(document.commandId(), document);
            statements.add(EventIds.of(document.commandId(), 0));
            positionUnlessRefused(recorder, document)
                    .ifPresent(position -> acknowledged.put(document.commandId(), position));
        }
        return acknowledged;
    }

    private static Optional<Long> positionUnlessRefused(Recorder recorder, CommandDocument document) {
        try {
            return Optional.of(recorder.record(document, "test").position());
        } catch (Refused refused) {
            return Optional.empty();
        }
    }
}
