package muster.eventstore;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.EventTypeRestrictableEventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static muster.eventstore.Events.eventOfType;
import static muster.eventstore.Events.tags;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever criteria Axon can express, the store finds what Axon would. */
class SelectionTest {

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);
    private final List<String> ids = new ArrayList<>();
    private final TestLog log = TestLog.open();
    private final PostgresEventStorageEngine engine =
            new PostgresEventStorageEngine(log.source(), new TextCodec(), InstantSource.system());
    private final Events events = new Events(engine);

    @AfterEach
    void close() {
        engine.close();
        log.close();
    }

    @Test
    void theStoreFindsWhatTheCriteriaMatch() throws Exception {
        var history = IntStream.range(0, 400).mapToObj(this::event).toList();
        events.append(history.toArray(TaggedEventMessage[]::new));
        history.forEach(it -> ids.add(it.event().identifier()));
        for (int i = 0; i < 150; i++) {
            var criteria = criteria(2);
            assertThat(events.source(criteria).payloads())
                    .as("seed %d, %s", seed, criteria)
                    .isEqualTo(matching(criteria, history));
        }
    }

    @Test
    void criteriaThatAskForNothingMatchEverything() throws Exception {
        events.append(eventOfType("A", "a"), eventOfType("B", "b", "tag=1"));
        assertThat(events.source(EventCriteria.havingAnyTag()).payloads()).containsExactly("a", "b");
        var either = EventCriteria.either(EventCriteria.havingTags(tags("tag=1")), EventCriteria.havingAnyTag());
        assertThat(events.source(either).payloads()).containsExactly("a", "b");
        assertThat(events.source(EventCriteria.either(List.of())).payloads()).isEmpty();
    }

    private static List<String> matching(EventCriteria criteria, List<TaggedEventMessage<?>> history) {
        return history.stream()
                .filter(it -> criteria.matches(it.event().type().qualifiedName(), withId(it)))
                .map(it -> String.valueOf(it.event().payload()))
                .toList();
    }

    private static Set<Tag> withId(TaggedEventMessage<?> event) {
        var all = new HashSet<>(event.tags());
        all.add(new Tag("event", event.event().identifier()));
        return all;
    }

    private TaggedEventMessage<?> event(int number) {
        var some = some(5).toArray(String[]::new);
        return eventOfType(type(), "event " + number, some);
    }

    private EventCriteria criteria(int depth) {
        return switch (random.nextInt(depth > 0 ? 4 : 2)) {
            case 0 -> havingTags();
            case 1 ->
                havingTags()
                        .andBeingOneOfTypes(Stream.generate(this::type)
                                .limit(1 + random.nextInt(2))
                                .map(QualifiedName::new)
                                .collect(Collectors.toSet()));
            case 2 -> {
                var one = criteria(depth - 1);
                var other = criteria(depth - 1);
                // Axon's or refuses what is the same twice.
                yield one.equals(other) ? one : one.or(other);
            }
            default -> {
                var all = new ArrayList<EventCriteria>();
                IntStream.range(0, random.nextInt(4)).forEach(i -> all.add(criteria(depth - 1)));
                yield EventCriteria.either(all);
            }
        };
    }

    private EventTypeRestrictableEventCriteria havingTags() {
        var some = Stream.concat(some(4), id());
        return EventCriteria.havingTags(tags(some.toArray(String[]::new)));
    }

    /** Fewer than so many tags; one of them is rare and one is on nearly every event. */
    private Stream<String> some(int bound) {
        return random.ints(random.nextInt(bound), 0, 100)
                .mapToObj(it -> it == 0 ? "rare=1" : it < 60 ? "common=1" : "tag=" + it % 4);
    }

    /** Now and then that of an event, of none, or what is no id. */
    private Stream<String> id() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> Stream.of("event=" + ids.get(random.nextInt(ids.size())));
            case 3 -> Stream.of("event=" + ids.getFirst(), "event=" + ids.getLast());
            case 4 -> Stream.of("event=" + UUID.randomUUID());
            case 5 -> Stream.of("event=none");
            default -> Stream.empty();
        };
    }

    private String type() {
        return "Type" + random.nextInt(4);
    }
}
