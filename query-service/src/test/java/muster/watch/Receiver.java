package muster.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import muster.foundation.Await;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Takes webhooks on 127.0.0.1, for each path as a test says. */
final class Receiver implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpServer server;
    private final Map<String, List<Received>> received = new ConcurrentHashMap<>();
    private final Map<String, Answering> answers = new ConcurrentHashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    /** A webhook that came. */
    record Received(String id, String timestamp, String signature, String host, String body, long nanos) {

        JsonNode data() {
            return JsonMapper.shared().readTree(body).get("data");
        }

        /** {@code FR TROOPS DECLINED} */
        String what() {
            return "%s %s %s"
                    .formatted(
                            data().get("participant").asString(),
                            data().get("kind").asString(),
                            data().get("after").asString());
        }
    }

    /** How a path answers. */
    interface Answering {
        void answer(Received one, HttpExchange exchange) throws IOException;
    }

    /** Answers the path so from now on. */
    void answer(String path, Answering how) {
        answers.put(path, how);
    }

    static Answering status(int status, String... headers) {
        return (_, exchange) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** Says nothing until the test is over. */
    Answering silence() {
        return (_, _) -> {
            try {
                end.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            Received one = new Received(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    headers.getFirst("Host"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8),
                    System.nanoTime());
            String path = exchange.getRequestURI().getPath();
            at(path).add(one);
            answers.getOrDefault(path, status(204)).answer(one, exchange);
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** All that came to a path until now. */
    List<Received> at(String path) {
        return received.computeIfAbsent(path, _ -> new CopyOnWriteArrayList<>());
    }

    /** Waits until so many came. */
    List<Received> await(String path, int count) {
        boolean there = Await.until(PATIENCE, () -> at(path).size() >= count);
        assertThat(there).as("%d at %s: %s", count, path, at(path)).isTrue();
        return at(path);
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }
}
