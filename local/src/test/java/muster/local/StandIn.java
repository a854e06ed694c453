package muster.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A service as the launcher sees one: ready at once, answers each line while it reads, refuses what says so. */
final class StandIn {

    private static final int MOST_LINES = 100_000;

    private static long position;

    private StandIn() {}

    public static void main(String[] arguments) throws IOException {
        serve(Integer.parseInt(System.getenv("SERVER_PORT")));
        Runtime.getRuntime().addShutdownHook(new Thread(StandIn::noteWhatStillListens));
    }

    static HttpServer serve(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        server.createContext("/actuator/health/readiness", exchange -> answer(exchange, "{}"));
        server.createContext("/configuration", exchange -> answer(exchange, configuration()));
        server.createContext("/projection", exchange -> answer(exchange, "{\"position\": 1000000}"));
        server.createContext("/commands", StandIn::take);
        server.start();
        return server;
    }

    private static String configuration() {
        return System.getenv().entrySet().stream()
                .filter(entry -> entry.getKey().matches("(MUSTER|SPRING|SERVER)_.*"))
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.write(body.getBytes(UTF_8));
        }
    }

    private static void take(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody();
                var lines = new BufferedReader(new InputStreamReader(exchange.getRequestBody(), UTF_8))) {
            var number = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write((judge(++number, line) + "\n").getBytes(UTF_8));
                out.flush();
            }
        }
    }

    private static String judge(int number, String line) {
        if (number > MOST_LINES) {
            return "{\"line\":%d,\"status\":413,\"problem\":{\"title\":\"Too large\"}}".formatted(number);
        }
        if (line.contains("refuse")) {
            return "{\"line\":%d,\"status\":422,\"problem\":{\"rule\":\"pledge-unknown\",\"detail\":\"Pledge it first.\"}}"
                    .formatted(number);
        }
        return "{\"line\":%d,\"status\":%d,\"position\":%d}"
                .formatted(number, line.contains("again") ? 200 : 201, ++position);
    }

    /** What the services stand on must still be there when they are asked to stop. */
    private static void noteWhatStillListens() {
        var kafka = System.getenv("SPRING_KAFKA_BOOTSTRAPSERVERS");
        var postgres = System.getenv("SPRING_DATASOURCE_URL").split("[/]")[2];
        var listening = Stream.of(postgres, kafka).filter(StandIn::listens).count();
        try {
            Files.writeString(
                    Path.of(System.getProperty("muster.data"), "listening-" + System.getenv("SERVER_PORT")),
                    Long.toString(listening));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean listens(String address) {
        var parts = address.split(":");
        try (var socket = new Socket(parts[0], Integer.parseInt(parts[1]))) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
