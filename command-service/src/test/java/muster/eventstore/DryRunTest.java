package muster.eventstore;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static muster.eventstore.Events.event;
import static muster.eventstore.Events.eventOfCommand;
import static muster.eventstore.Events.nothing;
import static muster.eventstore.Events.nothingAfter;
import static org.assertj.core.api.Assertions.assertThat;

class DryRunTest {

    private final TestLog log = TestLog.open();
    private final PostgresEventStorageEngine engine = new PostgresEventStorageEngine(
            log.source(), new TextCodec(), InstantSource.fixed(Instant.parse("2025-09-04T12:00:00Z")));
    private final Events real = new Events(engine);

    @AfterEach
    void close() {
        engine.close();
        log.close();
    }

    @Test
    void aDryRunSeesTheLogAsItWasAndItsOwnAndWritesNothing() throws Exception {
        real.append(event("real", "pledge=1"));
        var dry = new Events(engine.dryRun());
        real.append(event("later", "pledge=1"));
        assertThat(dry.append(event("own", "pledge=1"), event("other", "pledge=2"))
                        .position())
                .isEqualTo(3);
        assertThat(dry.source("pledge=1"))
                .isEqualTo(new Events.Found(List.of("real", "own"), new GlobalIndexConsistencyMarker(3)));
        assertThat(log.records()).hasSize(2);
        assertThat(engine.findCommand(UUID.randomUUID())).isEmpty();
    }

    @Test
    void aCommandOfTheDryRunIsFoundInItAlone() throws Exception {
        var command = UUID.randomUUID();
        var dry = engine.dryRun();
        var receipt = new Events(dry).append(eventOfCommand(command, "cafe", "a"));
        assertThat(dry.findCommand(command)).contains(new RecordedCommand(command, "cafe", receipt.events()));
        assertThat(engine.dryRun().findCommand(command)).isEmpty();
    }

    @Test
    void aDryRunForetellsWhatTheRealRunDoes() throws Exception {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        var commands = Stream.generate(UUID::randomUUID).limit(80).toList();
        real.append(event("before", "tag=0"), eventOfCommand(commands.getFirst(), "cafe", "before", "tag=1"));
        var attempts =
                Stream.generate(() -> attempt(random, commands)).limit(200).toList();
        var foretold = outcomes(new Events(engine.dryRun()), attempts);
        assertThat(log.records()).hasSize(2);
        assertThat(outcomes(real, attempts)).as("seed %d", seed).isEqualTo(foretold);
        assertThat(foretold).contains("3", "RecordTooLarge", "AppendEventsTransactionRejectedException");
    }

    private record Attempt(AppendCondition condition, TaggedEventMessage<?> event) {}

    private static Attempt attempt(SplittableRandom random, List<UUID> commands) {
        var tag = "tag=" + random.nextInt(30);
        var condition = switch (random.nextInt(3)) {
            case 0 -> nothing(tag);
            case 1 -> nothingAfter(random.nextInt(100), tag, "tag=1");
            default -> AppendCondition.none();
        };
        var payload = "x".repeat(random.nextInt(10) == 0 ? 70_000 : 10);
        var command = commands.get(random.nextInt(commands.size()));
        return new Attempt(condition, eventOfCommand(command, "cafe", payload, tag, "tag=" + random.nextInt(3)));
    }

    /** For each attempt its position, or what refused it. */
    private static List<String> outcomes(Events events, List<Attempt> attempts) throws Exception {
        var outcomes = new ArrayList<String>();
        for (var attempt : attempts) {
            try {
                var receipt = events.append(attempt.condition(), attempt.event());
                outcomes.add(Long.toString(receipt.position()));
            } catch (ExecutionException e) {
                outcomes.add(Objects.requireNonNull(e.getCause()).getClass().getSimpleName());
            }
        }
        return outcomes;
    }
}
