package muster.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import muster.foundation.Await;
import muster.foundation.CannotStart;
import muster.foundation.Child;
import muster.foundation.LocalKafka;
import muster.foundation.Ports;
import muster.local.Programs;

/** command-service as {@code ./muster run} starts it, a process of its own, with Kafka behind its relay. */
final class Service implements AutoCloseable {

    private final LocalKafka kafka;
    private final Child child;
    private final int port = Ports.free();
    private final HttpClient client = HttpClient.newHttpClient();

    Service(Path folder, Store.Address database) {
        kafka = LocalKafka.start(folder.resolve("kafka"), 0);
        var program = Programs.built().commandService();
        var environment = new HashMap<>(program.environment());
        environment.putAll(Map.of(
                "MUSTER_ORIGIN", Store.ORIGIN,
                "SERVER_PORT", Integer.toString(port),
                "SPRING_DATASOURCE_URL", database.jdbcUrl(),
                "SPRING_DATASOURCE_USERNAME", database.user(),
                "SPRING_DATASOURCE_PASSWORD", database.password(),
                "SPRING_KAFKA_BOOTSTRAPSERVERS", kafka.bootstrapServers()));
        var log = folder.resolve("command-service.log");
        child = Child.start(new Child.Command(
                "command-service",
                Child.StopSignal.TERM,
                folder.resolve("command-service.pid"),
                log,
                program.words(),
                environment));
        if (!Await.until(Duration.ofMinutes(1), this::isReady)) {
            close();
            throw new CannotStart.EndedAtOnce("command-service", log, Child.tail(log));
        }
    }

    private boolean isReady() {
        try {
            return get("/actuator/health/readiness").contains("UP");
        } catch (IOException away) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    String get(String path) throws IOException, InterruptedException {
        var address = URI.create("http://127.0.0.1:" + port + path);
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        child.close();
        kafka.close();
    }
}
