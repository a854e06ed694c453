package muster.witness;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import muster.ledger.Note;
import muster.ledger.VerifierKey;

/** What the witness says over HTTP, to this machine alone. */
final class WitnessServer implements AutoCloseable {

    /** The most bytes of a request: a proof, and a checkpoint with 16 signatures of 5 KB as a note must be let have. */
    static final int MOST_BYTES = 128 << 10;

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final int LONGEST_STOP_SECONDS = 1;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final VerifierKey key;
    private final Cosigning cosigning;
    private final Memory memory;

    private WitnessServer(HttpServer server, VerifierKey key, Cosigning cosigning, Memory memory) {
        this.server = server;
        this.key = key;
        this.cosigning = cosigning;
        this.memory = memory;
    }

    /** Listens on a port, or on any free one where it is 0. */
    static WitnessServer start(int port, VerifierKey key, Cosigning cosigning, Memory memory) {
        patientWithNobody();
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
            return new WitnessServer(server, key, cosigning, memory).started();
        } catch (BindException taken) {
            throw new CannotStart(
                    "Port %d is in use: stop what listens there, or choose another one with MUSTER_WITNESS_PORT."
                            .formatted(port));
        } catch (IOException e) {
            throw new CannotStart("Port %d cannot be listened on: %s".formatted(port, e));
        }
    }

    /** Who sends slowly or nothing must not hold what others need. The JDK reads these when it makes its first server. */
    private static void patientWithNobody() {
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "10");
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("jdk.httpserver.maxConnections", "128");
    }

    private WitnessServer started() {
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        return this;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            if (path.equals("/add-checkpoint")) {
                addCheckpoint(exchange);
            } else if (path.equals("/key")) {
                get(exchange, 200, key + "\n");
            } else if (path.matches("/[0-9a-f]{64}/checkpoint")) {
                checkpoint(exchange, path.substring(1, path.indexOf('/', 1)));
            } else {
                say(
                        exchange,
                        404,
                        TEXT,
                        "Here are POST /add-checkpoint, GET /<origin hash>/checkpoint and GET /key.\n");
            }
        }
    }

    private void addCheckpoint(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            refuseMethod(exchange, "POST");
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            exchange.getResponseHeaders().set("Connection", "close");
            say(exchange, 413, TEXT, "A request has at most %d bytes.\n".formatted(MOST_BYTES));
            return;
        }
        Answer answer = cosigning.answer(body);
        say(exchange, answer.status(), answer.type(), answer.body());
    }

    private void checkpoint(HttpExchange exchange, String originHash) throws IOException {
        var note = memory.latest(originHash).map(Note::toString);
        get(exchange, note.isPresent() ? 200 : 404, note.orElse("No checkpoint of such a log was cosigned here.\n"));
    }

    private static void get(HttpExchange exchange, int status, String body) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> say(exchange, status, TEXT, body);
            case "HEAD" -> {
                exchange.getResponseHeaders().set("Content-Type", TEXT);
                exchange.sendResponseHeaders(status, -1);
            }
            default -> refuseMethod(exchange, "GET, HEAD");
        }
    }

    private static void refuseMethod(HttpExchange exchange, String allowed) throws IOException {
        exchange.getResponseHeaders().set("Allow", allowed);
        say(exchange, 405, TEXT, "Here one can only " + allowed + ".\n");
    }

    private static void say(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Lets what is being answered be answered. */
    @Override
    public void close() {
        server.stop(LONGEST_STOP_SECONDS);
        threads.close();
    }
}
