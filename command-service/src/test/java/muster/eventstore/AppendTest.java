package muster.eventstore;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static muster.eventstore.Events.event;
import static muster.eventstore.Events.eventOfCoalition;
import static muster.eventstore.Events.eventOfCommand;
import static muster.eventstore.Events.eventWithId;
import static muster.eventstore.Events.nothing;
import static muster.eventstore.Events.nothingAfter;
import static muster.eventstore.Events.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AppendTest {

    private static final Instant NOON = Instant.parse("2025-09-04T12:00:00.123456789Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final TestLog log = TestLog.open();
    private final PostgresEventStorageEngine engine =
            new PostgresEventStorageEngine(log.source(), new TextCodec(), now::get);
    private final Events events = new Events(engine);

    @AfterEach
    void close() {
        engine.close();
        log.close();
    }

    private static void assertFails(CompletableFuture<?> append, Class<? extends Throwable> with) {
        assertThatThrownBy(() -> append.get(10, TimeUnit.SECONDS)).cause().isInstanceOf(with);
    }

    @Test
    void recordsHaveTheBytesThatWereHashed() throws Exception {
        events.append(eventOfCoalition("willing-ukraine", "a"), eventOfCoalition("other", "b"));
        var records = log.records();
        assertThat(records)
                .extracting(StoredRecord::coalition)
                .extracting(Optional::orElseThrow)
                .containsExactly("willing-ukraine", "other");
        var leaves = log.reader().leaves(0, 10);
        for (int i = 0; i < 2; i++) {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((byte) 0);
            assertThat(leaves.get(i)).isEqualTo(sha256.digest(records.get(i).bytes()));
        }
    }

    @Test
    void recordTimeHasMicrosecondsAndNeverGoesBack() throws Exception {
        var first = events.append(event("a")).events().getFirst();
        now.set(NOON.minusSeconds(3600));
        var second = events.append(event("b")).events().getFirst();
        assertThat(List.of(first.recordedAt(), second.recordedAt()))
                .containsOnly(Instant.parse("2025-09-04T12:00:00.123456Z"));
        assertThat(log.reader().head()).isEqualTo(new Head(2, second.recordedAt()));
    }

    @Test
    void neighboursAreHeldToTheirConditionsAgainstEachOther() throws Exception {
        var appends = AppenderGate.of(log, events)
                .asOneBatch(() -> IntStream.range(0, 20)
                        .mapToObj(i -> events.appending(nothing("pledge=" + i % 5), event("p" + i, "pledge=" + i % 5)))
                        .toList());
        for (int i = 0; i < 5; i++) {
            assertThat(appends.get(i).get(10, TimeUnit.SECONDS).position()).isEqualTo(i + 2);
        }
        for (int i = 5; i < 20; i++) {
            assertFails(appends.get(i), AppendEventsTransactionRejectedException.class);
        }
        assertThat(log.records()).hasSize(6);
    }

    @Test
    void whatCannotBeStoredHarmsNoNeighbour() throws Exception {
        var id = UUID.randomUUID();
        var appends = AppenderGate.of(log, events)
                .asOneBatch(() -> List.of(
                        events.appending(eventWithId(id, "good")),
                        events.appending(event("a tag with NUL", "key=\0")),
                        events.appending(eventWithId(id, "an id twice")),
                        events.appending(event("a tag too long to index", "key=" + incompressible())),
                        events.appending(event("x".repeat(70_000))),
                        events.appending(event("good", "key=value"))));
        assertThat(appends.getFirst().get(10, TimeUnit.SECONDS).position()).isEqualTo(2);
        assertFails(appends.get(1), Unstorable.class);
        assertFails(appends.get(2), Unstorable.class);
        assertFails(appends.get(3), Unstorable.class);
        assertFails(appends.get(4), RecordTooLarge.class);
        assertThat(appends.get(5).get(10, TimeUnit.SECONDS).position()).isEqualTo(3);
        assertThat(log.records()).hasSize(3);
    }

    @Test
    void onlyAnEventThatHasAllThatIsAskedForIsAConflict() throws Exception {
        events.append(event("one", "pledge=1"), event("other", "country=FR"), event("both", "kind=AIR", "country=DE"));
        assertThat(events.append(nothing("pledge=1", "country=FR"), event("a")).position())
                .isEqualTo(4);
        assertThat(events.append(nothingOf("Heard", "pledge=1"), event("b")).position())
                .isEqualTo(5);
        assertThat(events.append(nothingOf("Heard"), event("c")).position()).isEqualTo(6);
        assertThat(events.append(nothingAfter(3, "pledge=1"), event("d")).position())
                .isEqualTo(7);
        for (var condition : List.of(
                nothing("kind=AIR", "country=DE"), nothingOf("Said", "pledge=1"), nothingOf("Said"), nothing())) {
            assertFails(events.appending(condition, event("e")), AppendEventsTransactionRejectedException.class);
        }
    }

    @Test
    void everyEventCarriesItsIdAsATag() throws Exception {
        var id = UUID.randomUUID();
        var none = nothing("event=" + id);
        assertThat(events.append(none, eventWithId(id, "a")).position()).isEqualTo(1);
        assertFails(events.appending(none, eventWithId(id, "b")), AppendEventsTransactionRejectedException.class);
        assertFails(events.appending(none, event("c")), AppendEventsTransactionRejectedException.class);
        assertThat(events.append(nothingAfter(1, "event=" + id), event("d")).position())
                .isEqualTo(2);
        assertThat(events.append(nothing("event=" + UUID.randomUUID()), event("e"))
                        .position())
                .isEqualTo(3);
        assertThat(events.append(nothing("event=none", "key=value"), event("f")).position())
                .isEqualTo(4);
    }

    private static AppendCondition nothingOf(String type, String... tags) {
        return AppendCondition.withCriteria(EventCriteria.havingTags(tags(tags)).andBeingOneOfTypes(type));
    }

    private static String incompressible() {
        return Stream.generate(UUID::randomUUID).limit(200).map(UUID::toString).collect(Collectors.joining());
    }

    @Test
    void whatNoStoreCouldTakeIsRefusedBeforeItWaits() {
        assertFails(events.appending(event("a", "event=" + UUID.randomUUID())), IllegalArgumentException.class);
        var ambiguous = new GenericTaggedEventMessage<>(event("a").event(), Set.of(new Tag("k=e", "y")));
        assertFails(events.appending(ambiguous, event("b")), IllegalArgumentException.class);
    }

    @Test
    void aCommandIsRecordedOnceAndFound() throws Exception {
        var command = UUID.randomUUID();
        var receipt = events.append(eventOfCommand(command, "cafe", "a"), eventOfCommand(command, "cafe", "b"));
        assertFails(
                events.appending(eventOfCommand(command, "cafe", "again")),
                AppendEventsTransactionRejectedException.class);
        assertThat(engine.findCommand(command)).contains(new RecordedCommand(command, "cafe", receipt.events()));
        assertThat(engine.findCommand(UUID.randomUUID())).isEmpty();
    }

    @Test
    void aCommandSentManyTimesAtOnceIsRecordedOnce() throws Exception {
        var command = UUID.randomUUID();
        var sent = IntStream.range(0, 50)
                .mapToObj(i -> events.appending(eventOfCommand(command, "cafe", "try " + i)))
                .toList();
        int recorded = 0;
        for (var append : sent) {
            try {
                append.get(10, TimeUnit.SECONDS);
                recorded++;
            } catch (ExecutionException e) {
                assertThat(e).cause().isInstanceOf(AppendEventsTransactionRejectedException.class);
            }
        }
        assertThat(recorded).isEqualTo(1);
        assertThat(log.records()).hasSize(1);
    }

    @Test
    void theMarkerIsTheHeadAndNotTheLastMatch() throws Exception {
        events.append(event("match", "pledge=1"), event("other", "pledge=2"));
        assertThat(events.source("pledge=1"))
                .isEqualTo(new Events.Found(List.of("match"), new GlobalIndexConsistencyMarker(2)));
    }

    @Test
    void aClosedEngineRefusesAndLosesNothing() throws Exception {
        var appends = IntStream.range(0, 300)
                .mapToObj(i -> events.appending(event("e" + i)))
                .toList();
        engine.close();
        assertFails(events.appending(AppendCondition.none(), event("late")), StoreUnavailable.class);
        int recorded = 0;
        for (var append : appends) {
            try {
                append.get(10, TimeUnit.SECONDS);
                recorded++;
            } catch (ExecutionException e) {
                assertThat(e).cause().isInstanceOf(StoreUnavailable.class);
            }
        }
        assertThat(log.records()).hasSize(recorded);
    }
}
