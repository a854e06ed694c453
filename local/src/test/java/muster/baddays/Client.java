package muster.baddays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import muster.foundation.Await;

/**
 * A client as api.md wants it: it sends every command until it has a final answer, always with the same commandId, and
 * writes into the ledger what it is told. Where there is more than one service, it goes to the next when one fails it.
 */
final class Client {

    static final String ONE = "application/json";
    static final String MANY = "application/x-ndjson";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final AtomicInteger turn = new AtomicInteger();
    private final Queue<Order> open = new ConcurrentLinkedQueue<>();
    private final Ledger ledger;
    private final List<Integer> ports;
    private final Duration timeout;

    Client(Ledger ledger, Duration timeout, Integer... ports) {
        this.ledger = ledger;
        this.timeout = timeout;
        this.ports = List.of(ports);
    }

    static Client of(Instance instance, Ledger ledger) {
        return new Client(ledger, Duration.ofSeconds(40), instance.port());
    }

    Ledger ledger() {
        return ledger;
    }

    /** Sends a command until there is a final answer; empty if that is a refusal. */
    Optional<Receipt> settle(Order order) {
        var told = new ArrayList<Told>();
        boolean settled = Await.until(PATIENCE, () -> told.addAll(tell(order)));
        if (!settled) {
            ledger.complain("%s has had no final answer for %s".formatted(order.commandId(), PATIENCE));
        }
        return told.stream().flatMap(it -> it.receipt().stream()).findFirst();
    }

    /** Sends a command once; returns the status, 0 for none. What is left open is settled another time. */
    int offer(Order order) {
        var told = once(order);
        told.filter(Told::isFinal).ifPresentOrElse(it -> enter(order, it), () -> open.add(order));
        return told.map(Told::status).orElse(0);
    }

    /** Sends what was left open until all of it is answered. */
    void settleOpen() {
        open.forEach(this::settle);
        open.clear();
    }

    /** Sends commands as lines of one request, and those again that had no final answer, until there is none left. */
    void settleAll(List<Order> orders) {
        var open = new ArrayList<>(orders);
        boolean settled = Await.until(PATIENCE, () -> {
            open.removeAll(stream(open));
            return open.isEmpty();
        });
        if (!settled) {
            ledger.complain("%d lines have had no final answer for %s".formatted(open.size(), PATIENCE));
        }
    }

    private List<Told> tell(Order order) {
        ledger.send(order.commandId());
        return once(order)
                .filter(Told::isFinal)
                .map(it -> List.of(enter(order, it)))
                .orElse(List.of());
    }

    /** The answer to sending a command once; none if the connection broke or the time was up. */
    private Optional<Told> once(Order order) {
        ledger.send(order.commandId());
        try {
            var answer = http.send(request(ONE, order.document()), BodyHandlers.ofString());
            return Optional.of(check(Told.of(answer)));
        } catch (IOException away) {
            turnAway();
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Which of the orders got a final answer, when all were sent in one request. */
    private List<Order> stream(List<Order> orders) {
        orders.forEach(order -> ledger.send(order.commandId()));
        var settled = new ArrayList<Order>();
        try (Stream<String> lines = http.send(request(MANY, body(orders)), BodyHandlers.ofLines())
                        .body();
                var vigil = Vigil.over(lines, timeout)) {
            lines.map(Told::ofLine).forEach(told -> {
                vigil.heard();
                var order = orders.get(told.line() - 1);
                if (check(told).isFinal()) {
                    enter(order, told);
                    settled.add(order);
                }
            });
        } catch (IOException | UncheckedIOException cutOff) {
            turnAway();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return settled;
    }

    /** To the next service, and not at once: whoever comes back needs the machine more than we do. */
    private void turnAway() {
        turn.incrementAndGet();
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    private static String body(List<Order> orders) {
        return orders.stream().map(order -> order.document() + "\n").collect(Collectors.joining());
    }

    /** The answer as it came, with all its lines. */
    HttpResponse<String> post(String type, String body) throws IOException, InterruptedException {
        return http.send(request(type, body), BodyHandlers.ofString());
    }

    private HttpRequest request(String type, String body) {
        var port = ports.get(Math.floorMod(turn.get(), ports.size()));
        return Requests.to(port, "/commands", timeout)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private Told check(Told told) {
        if (told.status() == 503) {
            ledger.putOff();
        }
        if (told.complaint().isPresent()) {
            ledger.complain(told.complaint().get());
        }
        return told;
    }

    private Told enter(Order order, Told told) {
        told.receipt()
                .ifPresentOrElse(
                        receipt -> ledger.acknowledge(order.commandId(), receipt),
                        () -> ledger.refuse(order.commandId(), told.body()));
        return told;
    }
}
