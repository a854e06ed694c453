package muster.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import muster.foundation.LocalKafka;
import muster.local.Programs;

/** command-service as {@code ./muster run} starts it, a process of its own, with Kafka behind its relay. */
final class Service implements AutoCloseable {

    private final LocalKafka kafka;
    private final HttpProgram program;

    Service(Path folder, Store.Address database) {
        kafka = LocalKafka.start(folder.resolve("kafka"), 0);
        program = new HttpProgram(
                "command-service",
                Programs.built().commandService(),
                folder,
                Map.of(
                        "MUSTER_ORIGIN", Store.ORIGIN,
                        "MUSTER_LOG_KEYFILE", folder.resolve("log-key").toString(),
                        "SPRING_DATASOURCE_URL", database.jdbcUrl(),
                        "SPRING_DATASOURCE_USERNAME", database.user(),
                        "SPRING_DATASOURCE_PASSWORD", database.password(),
                        "SPRING_KAFKA_BOOTSTRAPSERVERS", kafka.bootstrapServers()));
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
