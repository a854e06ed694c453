package muster.eventstore;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static muster.eventstore.Events.eventOfType;
import static org.assertj.core.api.Assertions.assertThat;

/** Many callers decide about few tags at once, through two engines on one database. */
class ManyAppendersTest {

    private static final int CALLERS = 24;
    private static final int ROUNDS = 40;

    private final TestLog log = TestLog.open();
    private final List<PostgresEventStorageEngine> engines = IntStream.range(0, 2)
            .mapToObj(i -> new PostgresEventStorageEngine(log.source(), new TextCodec(), InstantSource.system()))
            .toList();
    private final ConcurrentLinkedQueue<Done> done = new ConcurrentLinkedQueue<>();

    /** An append that was accepted: what it decided upon, how far it had read, and what it wrote where. */
    private record Done(EventCriteria criteria, long marker, Receipt receipt, List<Written> events) {}

    private record Written(String type, Set<String> tags, String payload) {}

    @AfterEach
    void close() {
        engines.forEach(PostgresEventStorageEngine::close);
        log.close();
    }

    @Test
    void everyAcceptedAppendHeldItsConditionAndLiesAlone() throws Exception {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = Stream.generate(random::split)
                    .limit(CALLERS)
                    .map(own -> callers.submit(() -> IntStream.range(0, ROUNDS).forEach(round -> decide(own))))
                    .toList();
            for (var each : work) {
                each.get(60, TimeUnit.SECONDS);
            }
        }
        var written = written();
        assertThat(done).as("seed %d", seed).hasSizeGreaterThan(CALLERS).allSatisfy(each -> assertHeld(each, written));
        assertThat(done.size()).as("accepted of %d", CALLERS * ROUNDS).isLessThan(CALLERS * ROUNDS);
    }

    private void decide(SplittableRandom random) {
        var events = new Events(engines.get(random.nextInt(engines.size())));
        var criteria = criteria(random);
        var writes = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> write(random))
                .toList();
        try {
            var marker = events.source(criteria).marker();
            var receipt = events.append(
                    AppendCondition.withCriteria(criteria).withMarker(marker),
                    writes.stream()
                            .map(it -> eventOfType(it.type, it.payload, it.tags.toArray(String[]::new)))
                            .toArray(org.axonframework.eventsourcing.eventstore.TaggedEventMessage[]::new));
            done.add(new Done(criteria, GlobalIndexConsistencyMarker.position(marker), receipt, writes));
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(AppendEventsTransactionRejectedException.class);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static EventCriteria criteria(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> EventCriteria.havingTags(Events.tags(tag(random)));
            case 1 -> EventCriteria.havingTags(Events.tags(tag(random), "all=1"));
            case 2 -> EventCriteria.havingTags(Events.tags(tag(random))).andBeingOneOfTypes("A", "B");
            default ->
                EventCriteria.havingTags(Events.tags(tag(random), tag(random)))
                        .or(EventCriteria.havingTags(Events.tags(tag(random))));
        };
    }

    private static Written write(SplittableRandom random) {
        var tags = new HashSet<>(List.of(tag(random), tag(random), "all=1"));
        return new Written(random.nextBoolean() ? "A" : "C", tags, Long.toHexString(random.nextLong()));
    }

    private static String tag(SplittableRandom random) {
        return "tag=" + random.nextInt(8);
    }

    /** By position, what the callers were told that they wrote; that nobody else was told the same. */
    private List<Written> written() {
        var records = log.records();
        var all = new ArrayList<Written>(java.util.Collections.nCopies(records.size() + 1, null));
        for (var each : done) {
            for (int i = 0; i < each.events.size(); i++) {
                int position = (int) each.receipt.events().get(i).position();
                assertThat(all.set(position, each.events.get(i))).isNull();
                var stored = new TextCodec().decode(records.get(position - 1).bytes());
                assertThat(stored.payload()).isEqualTo(each.events.get(i).payload);
            }
        }
        assertThat(all.subList(1, all.size())).doesNotContainNull();
        return all;
    }

    private static void assertHeld(Done each, List<Written> written) {
        long first = each.receipt.events().getFirst().position();
        for (long position = each.marker + 1; position < first; position++) {
            var event = written.get((int) position);
            var tags = Events.tags(event.tags.toArray(String[]::new));
            assertThat(each.criteria.matches(new QualifiedName(event.type), tags))
                    .as(
                            "%s after %d, written at %d, and at %d lies %s",
                            each.criteria, each.marker, first, position, event)
                    .isFalse();
        }
    }
}
