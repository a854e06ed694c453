package muster.issuer;

import java.time.Duration;

import org.springframework.security.authentication.LockedException;

/** Wrong passwords came too fast. */
final class TooManyTries extends LockedException {

    private final long seconds;

    TooManyTries(Duration wait) {
        super("Too many wrong passwords");
        this.seconds = wait.plusMillis(999).toSeconds();
    }

    long seconds() {
        return seconds;
    }
}
