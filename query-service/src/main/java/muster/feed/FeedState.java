package muster.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.stereotype.Component;

/** How the feed is doing, for whoever asks. */
@Component
public class FeedState {

    /** Beyond this the broker's silence is no chance any more. */
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final Clock clock;
    private volatile String trouble = "The records stored so far are being read.";
    private volatile Instant upToDateAt;
    private volatile boolean isBehind = true;
    private volatile long highest;

    FeedState(Clock clock) {
        this.clock = clock;
        this.upToDateAt = clock.instant();
    }

    void waiting(String why) {
        trouble = why;
        isBehind = true;
    }

    /**
     * Takes down how far it is.
     *
     * @param answered when the broker last answered
     * @param behind whether something is known to be there that is not applied
     */
    void running(long highestRead, Instant answered, boolean behind) {
        boolean fresh = answered.isAfter(clock.instant().minus(FRESH));
        highest = Math.max(highest, highestRead);
        isBehind = behind || !fresh;
        trouble = fresh ? "" : "Kafka does not answer; what was read so far is shown.";
        if (!isBehind) {
            upToDateAt = clock.instant();
        }
    }

    /** What keeps the feed from going on, for a person; empty while nothing does. */
    public String trouble() {
        return trouble;
    }

    /** The highest position that was seen on the topic. */
    public long highest() {
        return highest;
    }

    /** Whether there is, or may be, more in the log than is applied. */
    public boolean isBehind() {
        return isBehind;
    }

    /** Whole seconds since everything in the log was applied. */
    public long lagSeconds() {
        return isBehind
                ? Math.max(0, Duration.between(upToDateAt, clock.instant()).toSeconds())
                : 0;
    }
}
