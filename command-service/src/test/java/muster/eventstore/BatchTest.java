package muster.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.junit.jupiter.api.Test;

import muster.eventstore.Batch.Finding;
import muster.eventstore.Verdict.Accepted;
import muster.eventstore.Verdict.Refused;

import static muster.eventstore.Events.event;
import static muster.eventstore.Events.eventOfCommand;
import static muster.eventstore.Events.nothing;
import static muster.eventstore.Events.nothingAfter;
import static org.assertj.core.api.Assertions.assertThat;

class BatchTest {

    private static final Instant NOON = Instant.parse("2025-09-04T12:00:00Z");

    private final Batch batch = new Batch(new Head(41, NOON), NOON.plusSeconds(1), new TextCodec());

    private Verdict judge(AppendCondition condition, TaggedEventMessage<?>... events) {
        batch.judge(Pending.of(condition, List.of(events)), Finding.NOTHING);
        return batch.verdicts().getLast();
    }

    private Verdict judge(TaggedEventMessage<?>... events) {
        return judge(AppendCondition.none(), events);
    }

    private static void assertRejected(Verdict verdict) {
        assertThat(((Refused) verdict).reason()).isInstanceOf(AppendEventsTransactionRejectedException.class);
    }

    @Test
    void positionsGoOnFromTheHeadAndStayTogether() {
        assertThat(((Accepted) judge(event("a"), event("b"))).receipt().events())
                .extracting(Appended::position)
                .containsExactly(42L, 43L);
        assertThat(((Accepted) judge(event("c"))).receipt().position()).isEqualTo(44);
    }

    @Test
    void anEarlierNeighbourCountsAgainstALaterOne() {
        assertThat(judge(nothingAfter(41, "pledge=1"), event("first", "pledge=1", "country=FR")))
                .isInstanceOf(Accepted.class);
        assertRejected(judge(nothingAfter(41, "pledge=1"), event("second", "pledge=1")));
        assertThat(judge(nothingAfter(41, "pledge=2"), event("third", "pledge=2")))
                .isInstanceOf(Accepted.class);
        assertThat(judge(nothingAfter(41, "pledge=1", "country=DE"), event("fourth")))
                .isInstanceOf(Accepted.class);
        assertRejected(judge(nothingAfter(41, "pledge=1", "country=FR"), event("fifth")));
    }

    @Test
    void aRefusedNeighbourCountsAgainstNobody() {
        judge(event("first", "pledge=1"));
        assertRejected(judge(nothing("pledge=1"), event("refused", "pledge=2")));
        var next = judge(nothing("pledge=2"), event("accepted", "pledge=2"));
        assertThat(((Accepted) next).receipt().position()).isEqualTo(43);
    }

    @Test
    void theSameCommandIsAcceptedOnce() {
        var command = UUID.randomUUID();
        assertThat(judge(eventOfCommand(command, "00", "once"))).isInstanceOf(Accepted.class);
        assertRejected(judge(eventOfCommand(command, "00", "twice")));
    }

    @Test
    void aRecordThatIsTooLargeIsRefusedAloneWithItsWholeAppend() {
        judge(event("before"));
        var refused = judge(event("small"), event("x".repeat(RecordTooLarge.MOST_BYTES)));
        assertThat(((Refused) refused).reason()).isInstanceOf(RecordTooLarge.class);
        assertThat(((Accepted) judge(event("after"))).receipt().position()).isEqualTo(43);
        assertThat(batch.rows()).extracting(Row::position).containsExactly(42L, 43L);
    }

    @Test
    void anEventThatCannotBeEncodedIsRefusedAlone() {
        var failing = new Batch(Head.EMPTY, NOON, new RecordCodec() {
            @Override
            public byte[] encode(EventMessage event, long position, Instant recordedAt) {
                return String.valueOf(event.payload()).equals("deep")
                        ? encode(event, position, recordedAt)
                        : new byte[1];
            }

            @Override
            public EventMessage decode(byte[] record) {
                throw new UnsupportedOperationException();
            }
        });
        failing.judge(Pending.of(AppendCondition.none(), List.of(event("deep"))), Finding.NOTHING);
        failing.judge(Pending.of(AppendCondition.none(), List.of(event("flat"))), Finding.NOTHING);
        assertThat(failing.verdicts().getFirst()).isInstanceOf(Refused.class);
        assertThat(failing.rows()).extracting(Row::position).containsExactly(1L);
    }

    @Test
    void recordTimeNeverGoesBackWhenTheClockDoes() {
        assertThat(batch.recordedAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(new Batch(new Head(41, NOON), NOON.minusSeconds(3600), new TextCodec()).recordedAt())
                .isEqualTo(NOON);
    }
}
