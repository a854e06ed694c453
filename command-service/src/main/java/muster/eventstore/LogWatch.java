package muster.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says within milliseconds that the log has grown, whoever appended; and twice a second that it may have, in case the
 * word was lost. Holds a connection from the first listener on.
 */
public final class LogWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogWatch.class);
    private static final Duration BEAT = Duration.ofMillis(500);

    private final DataSource source;
    private final Set<Listener> listeners = new CopyOnWriteArraySet<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("log-watch").daemon().unstarted(this::run);
    private boolean started;

    public LogWatch(DataSource source) {
        this.source = source;
    }

    /** One who wants to know, until stopped. */
    public final class Listener {

        private final Runnable action;

        private Listener(Runnable action) {
            this.action = action;
        }

        /** Tells this listener nothing more; answers whether it was still told before. */
        public boolean stop() {
            return listeners.remove(this);
        }
    }

    /** Has an action run, on a thread of its own, whenever the log has grown or may have. */
    public synchronized Listener onChange(Runnable action) {
        var listener = new Listener(action);
        listeners.add(listener);
        if (!started) {
            started = true;
            thread.start();
        }
        return listener;
    }

    private void run() {
        while (isOpen()) {
            try (var connection = source.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                LOG.debug("the store cannot be listened to at the moment", e);
            }
            tell();
            pause();
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + LogLocks.CHANNEL);
        }
        while (isOpen()) {
            tell();
            connection.unwrap(PGConnection.class).getNotifications((int) BEAT.toMillis());
        }
        try (var statement = connection.createStatement()) {
            statement.execute("unlisten *");
        }
    }

    private void tell() {
        listeners.forEach(listener -> Thread.ofVirtual().start(listener.action));
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private void pause() {
        try {
            closed.await(BEAT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        listeners.clear();
        if (thread.isAlive()) {
            join();
        }
    }

    private void join() {
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
