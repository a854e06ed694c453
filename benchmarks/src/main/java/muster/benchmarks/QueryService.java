package muster.benchmarks;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import muster.foundation.Await;
import muster.local.Programs;

import static java.nio.charset.StandardCharsets.UTF_8;

/** query-service on a topic and a database of its own, in a heap of 1 GB. */
final class QueryService implements AutoCloseable {

    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(40);

    private final HttpProgram program;
    private final Path collections;

    QueryService(Path folder, Topic topic, Store.Address database) throws IOException {
        Files.createDirectories(folder);
        collections = folder.resolve("collections.log");
        program = new HttpProgram(
                "query-service",
                Programs.built().queryService().with("-Xmx1g", "-Xlog:gc:file=" + collections),
                folder,
                Map.of(
                        "MUSTER_EVENTS_TOPIC", topic.name(),
                        "SPRING_DATASOURCE_URL", database.jdbcUrl(),
                        "SPRING_DATASOURCE_USERNAME", database.user(),
                        "SPRING_DATASOURCE_PASSWORD", database.password(),
                        "SPRING_KAFKA_BOOTSTRAPSERVERS", topic.bootstrapServers()));
    }

    /** Waits until all up to the position is applied. */
    QueryService at(long position) {
        await("position " + position, projection -> projection.path("position").asLong() >= position);
        return this;
    }

    /** Waits until what it says of how far it is will do; asks seldom, so as to take little time from its work. */
    void await(String what, Predicate<JsonNode> condition) {
        boolean there = Await.until(PATIENCE, () -> {
            LockSupport.parkNanos(PAUSE.toNanos());
            return !program.isAlive() || condition.test(projection());
        });
        if (!there || !program.isAlive()) {
            throw new IllegalStateException("query-service has not come to " + what);
        }
    }

    /** What it says of how far it is. */
    JsonNode projection() {
        try {
            return JsonMapper.shared().readTree(program.get("/projection"));
        } catch (IOException away) {
            return JsonMapper.shared().createObjectNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return JsonMapper.shared().createObjectNode();
        }
    }

    /** Has the projection built anew; answers the status. */
    int rebuild() throws IOException, InterruptedException {
        return program.post("/projection/rebuild").statusCode();
    }

    /** The whole answer to a question, on a connection that is kept. */
    String ask(String path) throws IOException {
        var connection = (HttpURLConnection) program.address(path).toURL().openConnection();
        if (connection.getResponseCode() != OK) {
            throw new IOException("%d for %s".formatted(connection.getResponseCode(), path));
        }
        try (var in = connection.getInputStream()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    int port() {
        return program.port();
    }

    Footprint footprint() throws IOException {
        return Footprint.of(program.pid(), collections);
    }

    @Override
    public void close() {
        program.close();
    }
}
