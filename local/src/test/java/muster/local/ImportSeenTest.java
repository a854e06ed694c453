package muster.local;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import muster.foundation.Await;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What a person sees while an import runs. */
class ImportSeenTest {

    private static final Standing HALF_WAY = new Standing(
            new Tally.Counts(1_041_190, 13_000, 7),
            Optional.of(38),
            10_540,
            Optional.of(Duration.ofSeconds(72)),
            Optional.empty());

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

    @Test
    void aWideTerminalShowsAllOfIt() {
        assertThat(HALF_WAY.within(100))
                .isEqualTo("38%: recorded 1,041,190, replayed 13,000, refused 7; 10,540 lines/s, 1 min 12 s left");
    }

    @Test
    void aNarrowTerminalShowsWhatMattersMost() {
        assertThat(HALF_WAY.within(79)).isEqualTo("38%: 1,054,197 lines, 10,540/s, 1 min 12 s left");
        assertThat(HALF_WAY.within(39)).isEqualTo("38%, 10,540/s, 1 min 12 s left");
        assertThat(HALF_WAY.within(10)).isEqualTo("38%, 10,54");
    }

    @Test
    void aStreamWithoutAKnownEndHasNoPercentAndNoTimeLeft() {
        var standing =
                new Standing(new Tally.Counts(2_000, 0, 1), Optional.empty(), 100, Optional.empty(), Optional.empty());

        assertThat(standing.within(79)).isEqualTo("2,001 lines: recorded 2,000, replayed 0, refused 1; 100 lines/s");
        assertThat(standing.within(40)).isEqualTo("so far: 2,001 lines, 100/s");
    }

    @Test
    void whileItWaitsItSaysWhy() {
        var standing = new Standing(
                new Tally.Counts(2_000, 0, 1), Optional.of(5), 0, Optional.empty(), Optional.of("Connection refused"));

        assertThat(standing.within(79))
                .isEqualTo("5%: recorded 2,000, replayed 0, refused 1; waiting: Connection refused");
        assertThat(standing.within(39)).isEqualTo("5%; waiting: Connection refused");
    }

    @Test
    void theTimeLeftFollowsTheLastSeconds() {
        var pace = new Pace();
        pace.sample(0, 0, 0);
        pace.sample(seconds(100), 1_000_000, 1_000_000);
        pace.sample(seconds(104), 1_000_400, 1_000_800);

        assertThat(pace.rate()).isEqualTo(100);
        assertThat(pace.timeFor(2_000)).contains(Duration.ofSeconds(10));
    }

    @Test
    void nothingIsSaidOfTheTimeLeftWhileNothingMoves() {
        var pace = new Pace();
        pace.sample(0, 5, 50);
        pace.sample(seconds(1), 5, 50);

        assertThat(pace.rate()).isZero();
        assertThat(pace.timeFor(2_000)).isEmpty();
    }

    @Test
    void aRefusalStandsOnALineOfItsOwn() {
        try (var course = course(true)) {
            assertThat(Await.until(Duration.ofSeconds(20), () -> said(notes).contains("lines/s")))
                    .isTrue();
            course.answered(refusal(), 10);
        }
        assertThat(said(out)).isEqualTo("line 7: no\n");
        assertThat(said(notes)).endsWith("\033[?7h\r\033[K\r\033[K");
    }

    @Test
    void whatIsNoTerminalGetsNoControlSequences() {
        try (var course = course(false)) {
            course.answered(refusal(), 10);
            course.waits("Connection refused", Duration.ofSeconds(1));
            course.waits("Connection refused", Duration.ofSeconds(2));
        }
        assertThat(said(notes)).isEqualTo("muster: Interrupted after line 7: Connection refused. Trying again.\n");
    }

    @Test
    void breaksThatAreOverInAMomentAreToldOnceForAll() {
        try (var course = course(false)) {
            course.waits("the service answered 409: contended", Duration.ofMillis(1));
            course.answered(refusal(), 10);
            course.waits("the service answered 409: contended", Duration.ofMillis(1));
            assertThat(said(notes)).hasLineCount(1);
            course.waits("Connection refused", Duration.ofMillis(2));
        }
        assertThat(said(notes)).endsWith("muster: Interrupted after line 7: Connection refused. Trying again.\n");
    }

    @Test
    void theLiveLineLeavesTheLastColumnFree() {
        new Screen(new PrintStream(notes, true, UTF_8), true, 47).show(HALF_WAY);

        assertThat(said(notes)).contains("\033[?7l38%, 10,540/s, 1 min 12 s left\033[?7h");
    }

    @Test
    void whatIsNoTerminalGetsAPlainLineNowAndThen() {
        var screen = new Screen(new PrintStream(notes, true, UTF_8), false, 40);

        screen.show(HALF_WAY);

        assertThat(screen.period()).isEqualTo(Duration.ofSeconds(10));
        assertThat(said(notes)).isEqualTo("muster: " + HALF_WAY.sentence() + "\n");
    }

    @Test
    void timesReadAsPeopleSayThem() {
        assertThat(Words.span(Duration.ofMillis(340))).isEqualTo("0.3 s");
        assertThat(Words.span(Duration.ofMillis(41_600))).isEqualTo("42 s");
        assertThat(Words.span(Duration.ofSeconds(72))).isEqualTo("1 min 12 s");
        assertThat(Words.rounded(Duration.ofMillis(7_300))).isEqualTo("7 s");
        assertThat(Words.span(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    }

    private Course course(boolean terminal) {
        return new Course(
                Optional.of(100L),
                false,
                new PrintStream(out, true, UTF_8),
                new Screen(new PrintStream(notes, true, UTF_8), terminal, 80));
    }

    private static Answer refusal() {
        return new Answer(7, 422, Optional.empty(), "no");
    }

    private static String said(ByteArrayOutputStream bytes) {
        return bytes.toString(UTF_8);
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
