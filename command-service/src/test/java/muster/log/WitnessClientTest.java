package muster.log;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import muster.eventstore.Events;
import muster.eventstore.PostgresEventStorageEngine;
import muster.eventstore.TestLog;
import muster.eventstore.TextCodec;
import muster.eventstore.TreeStore;
import muster.ledger.Checkpoint;
import muster.ledger.Note;
import muster.ledger.SigningKey;
import muster.ledger.VerifierKey.Holder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static muster.eventstore.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A log and a witness that signs whatever follows the size it knows. */
class WitnessClientTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestLog log = TestLog.open();
    private final PostgresEventStorageEngine engine =
            new PostgresEventStorageEngine(log.source(), new TextCodec(), InstantSource.system());
    private final TreeStore store = new TreeStore(log.source());
    private final SignedTree tree = new SignedTree(store, TestKey.of("muster.test/log"));
    private final SigningKey witness = SigningKey.generate("muster.test/w", Holder.WITNESS, new SecureRandom());
    private final AtomicLong known = new AtomicLong();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/add-checkpoint", this::answer);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
        engine.close();
        log.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        long old = Long.parseLong(body.lines().findFirst().orElseThrow().substring("old ".length()));
        String text = Note.parse(body.substring(body.indexOf("\n\n") + 2)).text();
        if (old != known.get()) {
            exchange.getResponseHeaders().set("Content-Type", "text/x.tlog.size");
            send(exchange, 409, known.get() + "\n");
        } else {
            known.set(Checkpoint.parse(text).size());
            send(exchange, 200, witness.cosign(text, Instant.now()).line() + "\n");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Publication publication(Treekeeper keeper, String witnesses) {
        var publication = new Publication(keeper, tree, store, Witnesses.parse(witnesses), () -> {});
        keeper.start();
        return publication;
    }

    private void append(int events) throws Exception {
        new Events(engine)
                .append(IntStream.range(0, events).mapToObj(i -> event("e" + i)).toArray(TaggedEventMessage[]::new));
    }

    private boolean isWitnessed(long size) {
        var note = tree.checkpoint();
        return Checkpoint.parse(note.text()).size() == size
                && witness.verifier().witnessed(note).isPresent();
    }

    @Test
    void eachCheckpointIsSignedByTheWitnessAsSoonAsItHasSeenIt() throws Exception {
        try (var keeper = new Treekeeper(store, InstantSource.system());
                var publication = publication(keeper, witness.verifier() + " " + address())) {
            append(5);
            await().atMost(PATIENCE).until(() -> isWitnessed(5));
            append(300);
            await().atMost(PATIENCE).until(() -> isWitnessed(305));
            assertThat(publication.seen())
                    .allSatisfy(seen -> assertThat(seen.trouble()).isEmpty());
        }
    }

    @Test
    void aWitnessThatKnowsMoreThanTheLogHasIsNotTalkedRound() throws Exception {
        append(5);
        known.set(7);
        try (var keeper = new Treekeeper(store, InstantSource.system());
                var publication = publication(keeper, address())) {
            await().atMost(PATIENCE)
                    .until(() -> publication.seen().getFirst().trouble().isPresent());
            assertThat(publication.seen().getFirst().trouble().orElseThrow()).contains("older backup");
            assertThat(isWitnessed(5)).isFalse();
        }
    }

    @Test
    void whatAnotherKeySignedIsNotPassedOffAsTheWitness() throws Exception {
        var other = SigningKey.generate("muster.test/w", Holder.WITNESS, new SecureRandom());
        try (var keeper = new Treekeeper(store, InstantSource.system());
                var publication = publication(keeper, other.verifier() + "," + address())) {
            append(5);
            await().atMost(PATIENCE)
                    .until(() -> publication.seen().getFirst().trouble().isPresent());
            assertThat(publication.seen().getFirst().trouble().orElseThrow()).contains("not a signature by it");
            assertThat(tree.checkpoint().signatures()).hasSize(1);
        }
    }
}
