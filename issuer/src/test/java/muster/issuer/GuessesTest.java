package muster.issuer;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GuessesTest {

    private Instant now = Instant.EPOCH;
    private final Guesses guesses = new Guesses(() -> now);

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void eachGuessTooManyWaitsTwiceAsLongUpToAMinute() {
        for (int i = 0; i < 5; i++) {
            assertThat(guesses.begin("a")).isZero();
        }
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(guesses.begin("a")).hasSeconds(seconds);
            pass(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(guesses.begin("a")).isPositive();
            pass(Duration.ofMillis(1));
            assertThat(guesses.begin("a")).isZero();
        }
        assertThat(guesses.begin("b")).isZero();
    }

    @Test
    void theRightPasswordEndsTheWaiting() {
        for (int i = 0; i < 4; i++) {
            guesses.begin("a");
        }
        guesses.right("a");
        for (int i = 0; i < 5; i++) {
            assertThat(guesses.begin("a")).isZero();
        }
        assertThat(guesses.begin("a")).isPositive();
    }
}
