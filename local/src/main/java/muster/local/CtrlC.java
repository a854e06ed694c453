package muster.local;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Ends the process when a signal asks for it, with a farewell; until it is closed. */
final class CtrlC implements AutoCloseable {

    /** What a shell expects of a program that Ctrl-C stopped: 128 and the signal's number. */
    static final int STATUS = 130;

    /** Output that nobody reads must not keep the process. */
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(2);

    private final Thread farewell;

    CtrlC(Runnable farewell) {
        this.farewell = new Thread(() -> end(farewell), "farewell");
        Runtime.getRuntime().addShutdownHook(this.farewell);
    }

    private static void end(Runnable farewell) {
        try {
            Thread.ofPlatform().daemon().start(farewell).join(LONGEST_FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(STATUS);
    }

    /** When the signal came first, the farewell is the last word. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException stopping) {
            while (true) {
                LockSupport.park();
            }
        }
    }
}
