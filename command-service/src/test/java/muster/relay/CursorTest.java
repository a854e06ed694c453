package muster.relay;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CursorTest {

    private static final Cursor CURSOR = new Cursor("id", 17, List.of(10L, 0L, 7L));

    @Test
    void aTopicThatHoldsWhatItAcknowledgedIsGoneOnWith() {
        assertThat(CURSOR.checkedAgainst(new TopicFacts("id", List.of(10L, 0L, 7L))))
                .isEqualTo(CURSOR);
        assertThat(CURSOR.checkedAgainst(new TopicFacts("id", List.of(12L, 3L, 7L, 0L))))
                .isEqualTo(CURSOR);
    }

    @Test
    void aTopicThatWasMadeAnewIsFilledFromTheBeginning() {
        assertThat(CURSOR.checkedAgainst(new TopicFacts("other", List.of(10L, 0L, 7L))))
                .isEqualTo(new Cursor("other", 0, List.of(10L, 0L, 7L)));
    }

    @Test
    void aTopicThatIsShorterThanItWasIsFilledFromTheBeginning() {
        assertThat(CURSOR.checkedAgainst(new TopicFacts("id", List.of(10L, 0L, 6L)))
                        .position())
                .isZero();
        assertThat(CURSOR.checkedAgainst(new TopicFacts("id", List.of(10L))).position())
                .isZero();
    }

    @Test
    void anAcknowledgementMovesOnePartition() {
        assertThat(CURSOR.after(18, 1, 0)).isEqualTo(new Cursor("id", 18, List.of(10L, 1L, 7L)));
        assertThat(Cursor.NOWHERE.after(1, 2, 0)).isEqualTo(new Cursor("", 1, List.of(0L, 0L, 1L)));
    }

    @Test
    void anOffsetThatWasAcknowledgedBeforeGivesALossAway() {
        assertThat(CURSOR.hasPassed(0, 9)).isTrue();
        assertThat(CURSOR.hasPassed(0, 10)).isFalse();
        assertThat(CURSOR.hasPassed(5, 0)).isFalse();
    }
}
