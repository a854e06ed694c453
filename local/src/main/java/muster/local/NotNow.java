package muster.local;

import java.io.IOException;
import java.time.Duration;

/** The service answered that it cannot take this at the moment. */
final class NotNow extends IOException {

    private final Duration atLeast;

    /**
     * @param atLeast how long it asks to be left alone
     */
    NotNow(int status, String reason, Duration atLeast) {
        super("the service answered %d: %s".formatted(status, reason));
        this.atLeast = atLeast;
    }

    Duration atLeast() {
        return atLeast;
    }
}
