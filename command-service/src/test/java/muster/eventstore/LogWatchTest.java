package muster.eventstore;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static muster.eventstore.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LogWatchTest {

    private final TestLog log = TestLog.open();
    private final PostgresEventStorageEngine engine =
            new PostgresEventStorageEngine(log.source(), new TextCodec(), InstantSource.system());
    private final LogWatch watch = new LogWatch(log.source());
    private static final int APPENDS = 60;

    private final AtomicInteger told = new AtomicInteger();

    @AfterEach
    void close() {
        watch.close();
        engine.close();
        log.close();
    }

    @Test
    void anAppendByAnybodyIsTold() throws Exception {
        watch.onChange(told::incrementAndGet);
        await().until(() -> told.get() > 0);
        var began = System.nanoTime();
        for (int i = 0; i < APPENDS; i++) {
            int before = told.get();
            new Events(engine).append(event("a"));
            await().pollInterval(Duration.ofMillis(1)).until(() -> told.get() > before);
        }
        // Had it only been told by the beat, this would have taken half a minute.
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void whoHasStoppedIsToldNothing() {
        var listener = watch.onChange(told::incrementAndGet);
        await().until(() -> told.get() > 0);
        assertThat(listener.stop()).isTrue();
        assertThat(listener.stop()).isFalse();
    }

    @Test
    void aLostConnectionIsReplaced() throws Exception {
        watch.onChange(told::incrementAndGet);
        await().until(() -> told.get() > 0);
        try (var connection = log.source().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        }
        int before = told.get();
        await().until(() -> told.get() > before + 2);
    }
}
