package muster.relay;

import java.util.List;
import java.util.stream.IntStream;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class CursorTest {

    private static final List<Long> BEGINS = List.of(4L, 2L, 0L);
    private static final List<Long> ENDS = List.of(10L, 2L, 7L);
    private static final Cursor CURSOR = new Cursor("id", 17, BEGINS, ENDS);

    @Test
    void aTopicThatHoldsWhatItAcknowledgedIsGoneOnWith() {
        assertThat(CURSOR.isHeldBy(new TopicFacts("id", BEGINS, ENDS))).isTrue();
        assertThat(CURSOR.isHeldBy(new TopicFacts("id", List.of(0L, 0L, 0L, 0L), List.of(12L, 3L, 7L, 0L))))
                .isTrue();
    }

    @Test
    void aTopicThatWasMadeAnewHasLostAll() {
        assertThat(CURSOR.isHeldBy(new TopicFacts("other", BEGINS, ENDS))).isFalse();
        assertThat(Cursor.NOWHERE.isHeldBy(new TopicFacts("id", BEGINS, ENDS))).isFalse();
    }

    @Test
    void aTopicThatIsShorterThanItWasHasLostItsTail() {
        assertThat(CURSOR.isHeldBy(new TopicFacts("id", BEGINS, List.of(10L, 2L, 6L))))
                .isFalse();
        assertThat(CURSOR.isHeldBy(new TopicFacts("id", List.of(4L), List.of(10L))))
                .isFalse();
    }

    @Test
    void aTopicThatBeginsLaterThanItsFillingHasLostItsFirstRecords() {
        assertThat(CURSOR.isHeldBy(new TopicFacts("id", List.of(4L, 2L, 1L), ENDS)))
                .isFalse();
        assertThat(CURSOR.isHeldBy(new TopicFacts("id", ENDS, ENDS))).isFalse();
    }

    @Test
    void whatWasThereBeforeTheFillingMayGo() {
        assertThat(CURSOR.isHeldBy(new TopicFacts("id", List.of(4L, 5L, 0L), List.of(10L, 5L, 7L))))
                .isTrue();
    }

    @Test
    void aFillingBeginsBehindWhatTheTopicHolds() {
        assertThat(Cursor.behind(new TopicFacts("id", BEGINS, ENDS))).isEqualTo(new Cursor("id", 0, ENDS, ENDS));
    }

    @Test
    void anAcknowledgementMovesTheEndOfOnePartition() {
        assertThat(CURSOR.after(18, 2, 7)).isEqualTo(new Cursor("id", 18, BEGINS, List.of(10L, 2L, 8L)));
    }

    @Test
    void theFirstAcknowledgementIsWhereThePartitionsFillingBegins() {
        assertThat(CURSOR.after(18, 1, 5)).isEqualTo(new Cursor("id", 18, List.of(4L, 5L, 0L), List.of(10L, 6L, 7L)));
    }

    @Test
    void anOffsetThatWasAcknowledgedBeforeGivesALossAway() {
        assertThat(CURSOR.hasPassed(0, 9)).isTrue();
        assertThat(CURSOR.hasPassed(0, 10)).isFalse();
    }

    @Test
    void aKeyGoesWhereKafkasOwnClientsWouldSendIt() {
        IntStream.range(0, 100)
                .mapToObj("coalition-%d"::formatted)
                .forEach(key -> assertThat(CURSOR.partition(key))
                        .isEqualTo(BuiltInPartitioner.partitionForKey(key.getBytes(UTF_8), 3)));
    }
}
