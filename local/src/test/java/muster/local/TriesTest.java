package muster.local;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TriesTest {

    private static final Duration NONE = Duration.ZERO;

    private final Tries tries = new Tries(
            new Patience(Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(60), Duration.ofSeconds(60)));

    @Test
    void pausesGrowUpToTheLongest() {
        assertThat(tries.pause(at(0), 5, NONE)).contains(Duration.ofSeconds(1));
        assertThat(tries.pause(at(1), 5, NONE)).contains(Duration.ofSeconds(2));
        assertThat(tries.pause(at(3), 5, NONE)).contains(Duration.ofSeconds(4));
        assertThat(tries.pause(at(7), 5, NONE)).contains(Duration.ofSeconds(4));
    }

    @Test
    void aServiceMayAskForMore() {
        assertThat(tries.pause(at(0), 5, Duration.ofSeconds(30))).contains(Duration.ofSeconds(30));
        assertThat(tries.pause(at(0), 5, Duration.ofHours(1))).contains(Duration.ofSeconds(60));
    }

    @Test
    void patienceEndsAfterAWhileWithoutProgress() {
        tries.pause(at(100), 5, NONE);

        assertThat(tries.pause(at(159), 5, NONE)).contains(Duration.ofSeconds(1));
        assertThat(tries.pause(at(160), 5, NONE)).isEmpty();
    }

    @Test
    void progressRenewsIt() {
        tries.pause(at(0), 5, NONE);
        tries.pause(at(1), 5, NONE);

        assertThat(tries.pause(at(600), 6, NONE)).contains(Duration.ofSeconds(1));
        assertThat(tries.pause(at(659), 6, NONE)).isPresent();
    }

    private static long at(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
