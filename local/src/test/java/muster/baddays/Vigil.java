package muster.baddays;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends a connection on which nothing is heard for too long: Java's client waits for the rest of an answer without end. */
final class Vigil implements AutoCloseable {

    private static final int LOOK_MILLIS = 200;

    private final Thread thread;
    private volatile long heard = System.nanoTime();

    private Vigil(Duration silence, AutoCloseable connection) {
        this.thread = Thread.ofVirtual().start(() -> keep(silence, connection));
    }

    static Vigil over(AutoCloseable connection, Duration silence) {
        return new Vigil(silence, connection);
    }

    /** Something was heard. */
    void heard() {
        heard = System.nanoTime();
    }

    private void keep(Duration silence, AutoCloseable connection) {
        try {
            while (System.nanoTime() - heard < silence.toNanos()) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            connection.close();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("a connection could not be closed", e);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
