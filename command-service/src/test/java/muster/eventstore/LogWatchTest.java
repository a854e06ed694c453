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
        for (int i = 0; i < 20; i++) {
            new Events(engine).append(event("a"));
        }
        // Twenty beats of the clock would take ten seconds.
        await().atMost(Duration.ofSeconds(5)).until(() -> told.get() >= 15);
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
