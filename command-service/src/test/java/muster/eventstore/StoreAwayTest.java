package muster.eventstore;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import muster.foundation.LocalPostgres;
import muster.foundation.TestServers.Database;

import static muster.eventstore.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The store goes away in the middle of the work and comes back. */
class StoreAwayTest {

    private static final int CALLERS = 8;

    @TempDir
    private Path data;

    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean enough;

    @Test
    void appendsFailClearlyWhileItIsAwayAndNothingAcknowledgedIsLost() throws Exception {
        var server = LocalPostgres.start(data, 0);
        int port = server.port();
        try (var log = TestLog.on(new Database(server.jdbcUrl(), server.user(), server.password()));
                var engine = new PostgresEventStorageEngine(log.source(), new TextCodec(), InstantSource.system());
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, CALLERS).forEach(caller -> callers.execute(() -> appendOn(new Events(engine), caller)));
            awaitMore(100);
            server.kill();
            await().atMost(Duration.ofSeconds(20)).until(() -> failures.size() >= CALLERS);
            server = LocalPostgres.start(data, port);
            awaitMore(100);
            enough = true;
            callers.shutdown();
            assertThat(callers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            assertThat(failures).allSatisfy(failure -> assertThat(failure).isInstanceOf(StoreUnavailable.class));
            assertAllThere(log);
        } finally {
            server.close();
        }
    }

    private void appendOn(Events events, int caller) {
        for (int i = 0; !enough; i++) {
            var payload = caller + "/" + i;
            try {
                acknowledged.put(
                        payload,
                        events.append(event(payload, "caller=" + caller)).position());
            } catch (ExecutionException e) {
                failures.add(Objects.requireNonNull(e.getCause()));
            } catch (Exception e) {
                failures.add(e);
            }
        }
    }

    private void awaitMore(int appends) {
        int before = acknowledged.size();
        await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() >= before + appends);
    }

    private void assertAllThere(TestLog log) {
        var records = log.records();
        assertThat(acknowledged).allSatisfy((payload, position) -> {
            var record = records.get((int) (position - 1));
            assertThat(new TextCodec().decode(record.bytes()).payload()).isEqualTo(payload);
        });
    }
}
