package muster.audit;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import muster.record.Json;
import muster.record.Malformed;

/** The query-service, whose answers are held against the records. */
final class QueryService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LARGEST_ANSWER = 64 << 20;
    private static final int NOT_FOUND = 404;

    private final String address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private QueryService(String address) {
        this.address = address;
    }

    static QueryService at(String address) {
        String plain = address.replaceFirst("/+$", "");
        if (!plain.matches("https?://[^/\\s]+(/\\S*)?")) {
            throw new Misuse(
                    "\"%s\" is not the address of a query-service, such as http://127.0.0.1:8080.".formatted(address));
        }
        return new QueryService(plain);
    }

    /** Up to which position it has applied everything. */
    long position() {
        return get("/projection").path("position").asLong(0);
    }

    /** The object that it answers. */
    JsonNode get(String path) {
        return find(path).orElseThrow(() -> new Unavailable("There is no %s%s.".formatted(address, path)));
    }

    /** The object that it answers; nothing if it knows of no such thing. */
    Optional<JsonNode> find(String path) {
        try {
            HttpResponse<byte[]> answer = ask(path);
            for (int i = 1; i < Later.TRIES && Later.isMeantBy(answer); i++) {
                Later.await(answer);
                answer = ask(path);
            }
            if (answer.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            if (answer.statusCode() != 200) {
                throw new Unavailable("%s%s answers %d; %s."
                        .formatted(address, path, answer.statusCode(), Requests.advice(answer.statusCode())));
            }
            return Optional.of(Json.object(answer.body()));
        } catch (IOException | Malformed e) {
            throw new Unavailable(
                    "%s%s cannot be read (%s): is the query-service running, and is --query its address?"
                            .formatted(address, path, e),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Interrupted.", e);
        }
    }

    private HttpResponse<byte[]> ask(String path) throws IOException, InterruptedException {
        var request = Requests.to(address + path)
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .build();
        return client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
