package muster.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import muster.foundation.LocalKafka;
import muster.foundation.TestIssuer;
import muster.local.Programs;

/** command-service as {@code ./muster run} starts it, a process of its own, with Kafka behind its relay. */
final class Service implements AutoCloseable {

    private final Path folder;
    private final Store.Address database;
    private final LocalKafka kafka;
    private final HttpProgram program;

    Service(Path folder, Store.Address database) {
        this.folder = folder;
        this.database = database;
        kafka = LocalKafka.start(folder.resolve("kafka"), 0);
        program = start("command-service", Map.of());
    }

    /** Another one on the same log, which asks its senders for tokens. */
    HttpProgram guardedBy(TestIssuer issuer) throws IOException {
        var keys = Files.writeString(folder.resolve("issuer-keys.json"), issuer.keys());
        return start(
                "guarded-command-service",
                Map.of(
                        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI", issuer.uri(),
                        "MUSTER_GATE_KEYSFILE", keys.toString()));
    }

    private HttpProgram start(String name, Map<String, String> more) {
        var configuration = new HashMap<>(Map.of(
                "MUSTER_ORIGIN", Store.ORIGIN,
                "MUSTER_LOG_KEYFILE", folder.resolve("log-key").toString(),
                "SPRING_DATASOURCE_URL", database.jdbcUrl(),
                "SPRING_DATASOURCE_USERNAME", database.user(),
                "SPRING_DATASOURCE_PASSWORD", database.password(),
                "SPRING_KAFKA_BOOTSTRAPSERVERS", kafka.bootstrapServers()));
        configuration.putAll(more);
        return new HttpProgram(name, Programs.built().commandService(), folder, configuration);
    }

    String get(String path) throws IOException, InterruptedException {
        return program.get(path);
    }

    int port() {
        return program.port();
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public void close() {
        program.close();
        kafka.close();
    }
}
