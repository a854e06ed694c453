package muster.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;

import muster.Log;
import muster.record.Json;
import muster.record.Times;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Stands for the command side: says what it is told to say to a dry run, and remembers what it was asked. */
final class DryRuns implements AutoCloseable {

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status;
    private volatile String type = "application/json";
    private volatile String answer = "{}";

    DryRuns() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/commands", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** It would record these events, behind the position. */
    void accept(long after, String... events) {
        status = 201;
        type = "application/json";
        answer = IntStream.range(0, events.length)
                .mapToObj(i -> "{\"id\":\"%s\",\"type\":\"%s\",\"position\":%d,\"recordedAt\":\"%s\"}"
                        .formatted(id(i), events[i], after + 1 + i, Times.text(Log.recordedAt(after + 1))))
                .collect(Collectors.joining(
                        ",", "{\"position\":%d,\"events\":[".formatted(after + events.length), "]}"));
    }

    /** Of the n-th event that it would record. */
    static UUID id(int index) {
        return new UUID(0x5678_0000_4000L, 0x8000_0000_0000_0000L | index);
    }

    void answer(int with, String ofType, String body) {
        status = with;
        type = ofType;
        answer = body;
    }

    /** The document that it was asked of last. */
    JsonNode lastAsked() {
        return Json.object(asked.getLast().getBytes(UTF_8));
    }

    String lastAskedAsSent() {
        return asked.getLast();
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean isDryRun = "dryRun=true".equals(exchange.getRequestURI().getQuery())
                && "POST".equals(exchange.getRequestMethod())
                && "application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        asked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        byte[] body = answer.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        if (status >= 400) {
            exchange.getResponseHeaders().set("Retry-After", "7");
        }
        exchange.sendResponseHeaders(isDryRun ? status : 500, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
