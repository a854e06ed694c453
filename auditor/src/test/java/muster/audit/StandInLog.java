package muster.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import muster.ledger.Checkpoint;
import muster.ledger.TilePath;
import muster.ledger.Tiles;
import muster.ledger.Tiles.Tile;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A stored log behind the addresses of a running one. */
final class StandInLog implements AutoCloseable {

    private static final Pattern EVENTS = Pattern.compile("after=([0-9]+)&limit=([0-9]+)");
    private static final Pattern TILE = Pattern.compile("/log/tile/([0-9]+|entries)/(.+)");

    private final StoredLog log;
    private final HttpServer server;

    StandInLog(StoredLog log) {
        this.log = log;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/log/checkpoint", exchange -> answer(exchange, text(log.checkpoint.toString())));
        server.createContext("/log/key", exchange -> answer(exchange, text(log.key + "\n")));
        server.createContext("/log/events", exchange -> answer(exchange, Optional.of(events(exchange))));
        server.createContext("/log/tile/", exchange -> answer(exchange, tile(exchange)));
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static Optional<byte[]> text(String text) {
        return Optional.of(text.getBytes(UTF_8));
    }

    private byte[] events(HttpExchange exchange) {
        Matcher asked = EVENTS.matcher(exchange.getRequestURI().getQuery());
        if (!asked.matches()) {
            throw new IllegalArgumentException(exchange.getRequestURI().toString());
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        log.after(Long.parseLong(asked.group(1)), Integer.parseInt(asked.group(2)))
                .forEach(record -> {
                    lines.writeBytes(record);
                    lines.write('\n');
                });
        return lines.toByteArray();
    }

    /** Nothing beyond the checkpoint. */
    private Optional<byte[]> tile(HttpExchange exchange) {
        Matcher asked = TILE.matcher(exchange.getRequestURI().getPath());
        if (!asked.matches()) {
            return Optional.empty();
        }
        boolean entries = asked.group(1).equals("entries");
        Tile tile = new Tile(
                entries ? 0 : Integer.parseInt(asked.group(1)),
                TilePath.parse(asked.group(2)).orElseThrow());
        long size = Checkpoint.parse(log.checkpoint.text()).size();
        if (!Tiles.isWithin(tile, size)) {
            return Optional.empty();
        }
        return entries ? log.bundle(tile.path()) : log.tile(tile);
    }

    private static void answer(HttpExchange exchange, Optional<byte[]> body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(body.isPresent() ? 200 : 404, body.isPresent() ? 0 : -1);
            if (body.isPresent()) {
                exchange.getResponseBody().write(body.get());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
