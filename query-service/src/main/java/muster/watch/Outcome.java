package muster.watch;

import java.time.Duration;
import java.util.Optional;

/** What became of an attempt to deliver. */
sealed interface Outcome {

    /** The receiver took it. */
    record Delivered() implements Outcome {}

    /** The receiver wants no more. */
    record Gone() implements Outcome {}

    /**
     * It is to be tried again.
     *
     * @param why for a person, and nothing of what the receiver wrote
     * @param retryAfter how long the receiver asks to be left alone
     */
    record Failed(String why, Optional<Duration> retryAfter) implements Outcome {

        static Failed because(String why) {
            return new Failed(why, Optional.empty());
        }
    }
}
