package muster.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A collector of OpenTelemetry's that keeps the spans it is sent, and counts what it is sent of metrics. */
final class Collector implements AutoCloseable {

    /** One step of a trace. */
    record Span(String trace, String id, String parent, String name) {}

    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private Collector(HttpServer server) {
        this.server = server;
        server.createContext("/v1/traces", exchange -> {
            read(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/v1/metrics", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    static Collector start() throws IOException {
        return new Collector(HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0));
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Span> of(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    /** ExportTraceServiceRequest → resource_spans → scope_spans → spans (opentelemetry-proto, trace.proto). */
    private void read(byte[] request) {
        fields(
                request,
                (one, resource) -> within(
                        one,
                        1,
                        resource,
                        (two, scope) -> within(
                                two,
                                2,
                                scope,
                                (three, span) -> within(three, 2, span, (_, _) -> {}, () -> spans.add(span(span))))));
    }

    private static void within(int number, int wanted, byte[] message, BiConsumer<Integer, byte[]> inside) {
        within(number, wanted, message, inside, () -> {});
    }

    private static void within(
            int number, int wanted, byte[] message, BiConsumer<Integer, byte[]> inside, Runnable found) {
        if (number == wanted) {
            found.run();
            fields(message, inside);
        }
    }

    private static Span span(byte[] message) {
        var texts = new ArrayList<>(List.of("", "", "", ""));
        fields(message, (number, value) -> {
            switch (number) {
                case 1 -> texts.set(0, HexFormat.of().formatHex(value));
                case 2 -> texts.set(1, HexFormat.of().formatHex(value));
                case 4 -> texts.set(2, HexFormat.of().formatHex(value));
                case 5 -> texts.set(3, new String(value, UTF_8));
                default -> {}
            }
        });
        return new Span(texts.get(0), texts.get(1), texts.get(2), texts.get(3));
    }

    /** The fields of a message in protobuf's encoding that have a length; the others are passed over. */
    private static void fields(byte[] message, BiConsumer<Integer, byte[]> each) {
        var in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            int tag = (int) varint(in);
            switch (tag & 7) {
                case 0 -> varint(in);
                case 1 -> in.getLong();
                case 2 -> {
                    var value = new byte[(int) varint(in)];
                    in.get(value);
                    each.accept(tag >>> 3, value);
                }
                case 5 -> in.getInt();
                default -> throw new IllegalArgumentException("no protobuf");
            }
        }
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
