package muster.eventstore;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.stream.IntStream;

import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static muster.eventstore.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LogReaderTest {

    private final TestLog log = TestLog.open();
    private final PostgresEventStorageEngine engine =
            new PostgresEventStorageEngine(log.source(), new TextCodec(), InstantSource.system());
    private final LogReader reader = log.reader();

    @AfterEach
    void close() {
        engine.close();
        log.close();
    }

    private void append(int events, String payload) throws Exception {
        new Events(engine)
                .append(IntStream.range(0, events).mapToObj(i -> event(payload)).toArray(TaggedEventMessage[]::new));
    }

    @Test
    void anEmptyLogHasAHeadAndNothingBehindIt() {
        assertThat(reader.head().position()).isZero();
        assertThat(reader.read(0, 10)).isEmpty();
        assertThat(reader.leaves(0, 10)).isEmpty();
    }

    @Test
    void aPageHoldsAtMostWhatIsAskedFor() throws Exception {
        append(10, "a");
        assertThat(reader.read(3, 4)).extracting(StoredRecord::position).containsExactly(4L, 5L, 6L, 7L);
        assertThat(reader.read(10, 4)).isEmpty();
        assertThat(reader.leaves(3, 4)).hasSize(4);
    }

    @Test
    void aPageOfLargeRecordsEndsEarlyAndTheNextGoesOn() throws Exception {
        append(300, "x".repeat(60_000));
        var positions = new ArrayList<Long>();
        for (var page = reader.read(0, 1000); !page.isEmpty(); page = reader.read(positions.getLast(), 1000)) {
            assertThat(page.stream().mapToLong(it -> it.bytes().length).sum()).isLessThan(9 << 20);
            page.forEach(it -> positions.add(it.position()));
        }
        assertThat(positions)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 300).mapToObj(Long::valueOf).toList());
    }

    @Test
    void aStoreThatIsAwayIsSaidToBe() {
        log.close();
        assertThatThrownBy(reader::head).isInstanceOf(StoreUnavailable.class);
    }
}
