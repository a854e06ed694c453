package muster.baddays;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import muster.foundation.Await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The service's clock steps back, while it runs and from one run to the next: record time never does. */
class ClockTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration CLOSE = Duration.ofMinutes(1);

    private final Servers servers = Servers.shared();
    private final Instance service = servers.service();

    @TempDir
    private Path folder;

    @AfterEach
    void theClockIsRightAgain() {
        service.stop();
        service.start();
    }

    @Test
    void recordTimeNeverDecreasesThoughTheClockDoes() throws Exception {
        assumeTrue(FalseClock.isInstalled(), "libfaketime is missing (apt-get install faketime)");
        var clock = FalseClock.in(folder);
        service.stop();
        service.start(clock.environment());
        var load = Load.by(Client.of(service, servers.ledger()), Length.chance("clock"));
        load.awaitMore(50);
        clock.set(Duration.ofHours(-1));
        awaitSlowBy(Duration.ofHours(1));
        load.awaitMore(50);
        service.kill();
        clock.set(Duration.ofHours(-2));
        service.start(clock.environment());
        awaitSlowBy(Duration.ofHours(2));
        load.awaitMore(50);
        load.finish();
        assertThat(servers.findings()).isEmpty();
    }

    /** As the service says itself, in a header of its answers. */
    private void awaitSlowBy(Duration offset) {
        assertThat(Await.until(
                        PATIENCE,
                        () -> Duration.between(clockOfService(), Instant.now())
                                        .minus(offset)
                                        .abs()
                                        .compareTo(CLOSE)
                                < 0))
                .isTrue();
    }

    private Instant clockOfService() {
        try (var http = HttpClient.newHttpClient()) {
            var address = URI.create("http://127.0.0.1:%d/log/events?limit=1".formatted(service.port()));
            var date = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                    .headers()
                    .firstValue("Date")
                    .orElseThrow();
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
