package muster.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
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

    private final Batch batch = new Batch(new Head(41, NOON), NOON.plusSeconds(1));

    private static Pending pending(AppendCondition condition, TaggedEventMessage<?>... events) {
        return Pending.of(condition, List.of(events), new TextCodec(), new Procession());
    }

    private Verdict judge(AppendCondition condition, TaggedEventMessage<?>... events) {
        batch.judge(pending(condition, events), Finding.NOTHING);
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
    void aRecordThatCannotBePutTogetherIsRefusedAlone() {
        RecordCodec failing = new TextCodec() {
            @Override
            public Unplaced encode(EventMessage event) {
                return new Unplaced() {
                    @Override
                    public byte[] at(long position, Instant recordedAt) {
                        throw new IllegalStateException("cannot be");
                    }

                    @Override
                    public int size() {
                        return 1;
                    }
                };
            }
        };
        batch.judge(
                Pending.of(AppendCondition.none(), List.of(event("a")), failing, new Procession()), Finding.NOTHING);
        judge(event("b"));
        assertThat(batch.verdicts().getFirst()).isInstanceOf(Refused.class);
        assertThat(batch.rows()).extracting(Row::position).containsExactly(42L);
    }

    private Verdict judge(Pending append) {
        batch.judge(append, Finding.NOTHING);
        return batch.verdicts().getLast();
    }

    @Test
    void whoFollowsARefusedAppendInAProcessionIsRefusedWithIt() {
        var procession = new Procession();
        var appends = Stream.of("first", "x".repeat(RecordTooLarge.MOST_BYTES), "third", "fourth")
                .map(payload ->
                        Pending.of(AppendCondition.none(), List.of(event(payload)), new TextCodec(), procession))
                .toList();
        assertThat(judge(appends.getFirst())).isInstanceOf(Accepted.class);
        assertThat(appends.subList(1, 4))
                .allSatisfy(append -> assertThat(judge(append)).isInstanceOf(Refused.class));
        assertThat(judge(event("of somebody else"))).isInstanceOf(Accepted.class);
    }

    @Test
    void anAppendMayRestOnOneThatIsOnItsWayAndFallsWithIt() {
        var memory = new Memory();
        for (var payload : List.of("well", "x".repeat(RecordTooLarge.MOST_BYTES))) {
            var tag = "pledge=" + payload.length();
            var first = pending(seeing(memory, tag), event(payload, tag));
            memory.note(first);
            var second = pending(seeing(memory, tag), event("rests on it", tag));
            assertThat(second.basis())
                    .hasEntrySatisfying(tag, known -> assertThat(known.events()).hasSize(1));
            var accepted = judge(first) instanceof Accepted;
            assertThat(judge(second) instanceof Accepted).isEqualTo(accepted);
            assertThat(memory.of(tag).isPresent()).isEqualTo(accepted);
        }
    }

    private static AppendCondition seeing(Memory memory, String tag) {
        return AppendCondition.withCriteria(EventCriteria.havingTags(Events.tags(tag)))
                .withMarker(memory.seen(List.of(tag)));
    }

    @Test
    void whoDecidedBeforeAnotherTookTheSameIsOvertaken() {
        var memory = new Memory();
        var one = pending(seeing(memory, "pledge=1"), event("one", "pledge=1"));
        var other = pending(seeing(memory, "pledge=1"), event("other", "pledge=1"));
        assertThat(memory.overtook(one.basis())).isFalse();
        memory.note(one);
        assertThat(memory.overtook(other.basis())).isTrue();
        assertThat(judge(one)).isInstanceOf(Accepted.class);
        assertRejected(judge(other));
    }

    @Test
    void recordTimeNeverGoesBackWhenTheClockDoes() {
        assertThat(batch.recordedAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(new Batch(new Head(41, NOON), NOON.minusSeconds(3600)).recordedAt())
                .isEqualTo(NOON);
    }
}
