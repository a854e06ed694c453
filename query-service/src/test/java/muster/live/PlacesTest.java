package muster.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import muster.Log;
import muster.Service;
import muster.event.StatementDisputed;
import muster.foundation.Await;
import muster.foundation.TestServers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static muster.Sentences.formed;
import static org.assertj.core.api.Assertions.assertThat;

class PlacesTest {

    private static final String LIVE = "/coalitions/willing/live";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Log log = new Log();
    private final TestServers.Database database = TestServers.freshDatabase();

    @AfterEach
    void end() {
        log.close();
    }

    private Service service(String... settings) {
        log.say("2025-02-17", formed());
        return Service.on(log, database, settings).at(1);
    }

    @Test
    void oneClientHasSoManyStreamsAndGetsAnotherWhenItClosesOne() {
        try (var service = service("--muster.live.most-per-client=2", "--muster.live.heartbeat=PT0.2S");
                var _ = Watching.of(service, LIVE)) {
            try (var _ = Watching.of(service, LIVE)) {
                var refusal = service.refusal(LIVE, 429);
                assertThat(refusal.get("type").asString()).isEqualTo("urn:muster:problem:too-many-watched");
                assertThat(service.get(LIVE).headers().firstValue("Retry-After"))
                        .contains("15");
            }
            assertThat(Await.until(PATIENCE, () -> statusOfOneMore(service) == 200))
                    .isTrue();
        }
    }

    @Test
    void whereAllPlacesAreTakenTheServiceSaysSo() {
        try (var service = service("--muster.live.most=1", "--muster.live.most-per-client=5");
                var _ = Watching.of(service, LIVE)) {
            assertThat(service.refusal(LIVE, 503).get("type").asString())
                    .isEqualTo("urn:muster:problem:watched-by-too-many");
        }
    }

    @Test
    void whoDoesNotReadIsCutOff() throws IOException {
        try (var service = service(
                "--muster.live.most=1", "--muster.live.heartbeat=PT0.2S", "--server.tomcat.connection-timeout=1s")) {
            for (int i = 0; i < 300; i++) {
                log.say("2025-03-01", new StatementDisputed(Log.id(1), "x".repeat(40_000)));
            }
            service.at(301);
            try (var socket = new Socket()) {
                socket.setReceiveBufferSize(4_096);
                socket.connect(new InetSocketAddress(
                        InetAddress.ofLiteral("127.0.0.1"),
                        URI.create(service.url("")).getPort()));
                socket.getOutputStream()
                        .write("GET %s?after=0 HTTP/1.1\r\nHost: x\r\n\r\n"
                                .formatted(LIVE)
                                .getBytes(UTF_8));
                assertThat(new String(socket.getInputStream().readNBytes(12), UTF_8))
                        .isEqualTo("HTTP/1.1 200");
                assertThat(statusOfOneMore(service)).isEqualTo(429);
                assertThat(Await.until(PATIENCE, () -> statusOfOneMore(service) == 200))
                        .isTrue();
            }
        }
    }

    /** Of one that goes away as soon as it was let in. */
    private static int statusOfOneMore(Service service) {
        try {
            var request = java.net.http.HttpRequest.newBuilder(URI.create(service.url(LIVE)))
                    .build();
            var answer = Service.HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
