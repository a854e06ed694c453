package muster.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import muster.event.Coalition;

import static org.assertj.core.api.Assertions.assertThat;

class SnapshotTest {

    private static final Coalition ONE = new Coalition("one");

    private static Entry closed(long position) {
        return new Entry.Closed(position, new Coalition("c" + position), Instant.ofEpochSecond(position * 10), "");
    }

    @Test
    void thePositionMovesOverWhatIsWithoutAGapHoweverItArrives() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Entry> entries = new ArrayList<>();
            for (long position = 1; position <= 30; position++) {
                entries.add(closed(position));
                entries.add(closed(position));
            }
            Collections.shuffle(entries, random);
            Snapshot snapshot = Snapshot.EMPTY;
            boolean[] seen = new boolean[32];
            for (Entry entry : entries) {
                snapshot = snapshot.with(List.of(entry), List.of());
                seen[(int) entry.position()] = true;
                int gapless = 0;
                while (seen[gapless + 1]) {
                    gapless++;
                }
                assertThat(snapshot.position()).as("seed %d", seed).isEqualTo(gapless);
            }
            assertThat(snapshot.hasGap()).isFalse();
        }
    }

    @Test
    void aRecordTimeFindsTheLastPositionRecordedByThen() {
        Snapshot snapshot = Snapshot.EMPTY.with(List.of(closed(1), closed(2), closed(3)), List.of());

        assertThat(snapshot.positionAt(Instant.ofEpochSecond(9))).isZero();
        assertThat(snapshot.positionAt(Instant.ofEpochSecond(20))).isEqualTo(2);
        assertThat(snapshot.positionAt(Instant.ofEpochSecond(29))).isEqualTo(2);
        assertThat(snapshot.positionAt(Instant.MAX)).isEqualTo(3);
        assertThat(snapshot.recordedAt(3)).contains(Instant.ofEpochSecond(30));
        assertThat(snapshot.recordedAt(0)).isEmpty();
    }

    @Test
    void theEarliestStopOfACoalitionHolds() {
        Snapshot snapshot = Snapshot.EMPTY
                .with(List.of(), List.of(new Stop(ONE, 7, "later")))
                .with(List.of(), List.of(new Stop(ONE, 3, "earlier")))
                .with(List.of(), List.of(new Stop(ONE, 5, "later again")));

        assertThat(snapshot.stop(ONE)).contains(new Stop(ONE, 3, "earlier"));
    }

    @Test
    void whatIsAppendedToOneSnapshotIsNotSeenInTheOneBefore() {
        Snapshot before = Snapshot.EMPTY.with(List.of(closed(1)), List.of());
        Snapshot after = before.with(List.of(closed(2)), List.of());

        assertThat(before.position()).isEqualTo(1);
        assertThat(before.positionAt(Instant.MAX)).isEqualTo(1);
        assertThat(after.position()).isEqualTo(2);
        assertThat(Snapshot.EMPTY.position()).isZero();
    }
}
