package muster.witness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import muster.ledger.Note;
import muster.ledger.VerifierKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunningTest {

    private static final long SEED = Long.getLong("muster.seed", System.nanoTime());
    private static final int MUTATIONS = 1000;
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9/log/key");

    @TempDir
    Path folder;

    private final MadeUpLog log = MadeUpLog.of(40);
    private final List<String> notes = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    private Settings settings(List<VerifierKey> logs, URI logKey) {
        return new Settings(0, folder, Optional.empty(), logs, logKey);
    }

    private Running start(Settings settings) {
        return Running.start(settings, InstantSource.fixed(Desk.NOW), new SecureRandom(), notes::add);
    }

    private Running start() {
        return start(settings(List.of(log.key().verifier()), NOWHERE));
    }

    private HttpResponse<String> get(Running witness, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(witness.server().address() + path))
                .build());
    }

    private HttpResponse<String> post(Running witness, byte[] body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(witness.server().address() + "/add-checkpoint"))
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String type(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElseThrow();
    }

    @Test
    void itCosignsAndTellsWhatItSawLastAndWhoItIs() throws Exception {
        try (Running witness = start()) {
            assertThat(get(witness, "/key").body()).isEqualTo(witness.key() + "\n");
            String place = "/" + OriginHash.of(MadeUpLog.ORIGIN) + "/checkpoint";
            assertThat(get(witness, place).statusCode()).isEqualTo(404);
            var cosigned = post(witness, log.request(0, 7));
            assertThat(cosigned.statusCode()).isEqualTo(200);
            assertThat(type(cosigned)).isEqualTo("text/plain; charset=utf-8");
            String checkpoint = get(witness, place).body();
            assertThat(checkpoint).isEqualTo(log.signed(log.checkpoint(7)) + cosigned.body());
            assertThat(witness.key().witnessed(Note.parse(checkpoint))).contains(Desk.NOW);
            var conflict = post(witness, log.request(0, 9));
            assertThat(conflict.statusCode()).isEqualTo(409);
            assertThat(type(conflict)).isEqualTo("text/x.tlog.size");
            assertThat(conflict.body()).isEqualTo("7\n");
        }
    }

    @Test
    void whatElseIsAskedIsRefusedInWords() throws Exception {
        try (Running witness = start()) {
            assertThat(get(witness, "/add-checkpoint").statusCode()).isEqualTo(405);
            assertThat(get(witness, "/").statusCode()).isEqualTo(404);
            assertThat(get(witness, "/../key").statusCode()).isEqualTo(404);
            assertThat(post(witness, new byte[WitnessServer.MOST_BYTES + 1]).statusCode())
                    .isEqualTo(413);
            assertThat(post(witness, log.request(0, 7)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void itRemembersOverARestartWhoItIsAndWhatItSaw() throws Exception {
        VerifierKey key;
        try (Running witness = start()) {
            key = witness.key();
            post(witness, log.request(0, 19));
        }
        try (Running witness = start()) {
            assertThat(witness.key()).isEqualTo(key);
            assertThat(post(witness, log.request(0, 7)).body()).isEqualTo("19\n");
            assertThat(post(witness, log.forkedAt(12).request(19, 30)).statusCode())
                    .isEqualTo(422);
            assertThat(post(witness, log.request(19, 30)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void itsKeyIsForItsOwnerAlone() throws IOException {
        start().close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("key")).content().startsWith("PRIVATE+KEY+muster.local/witness-");
    }

    @Test
    void aSecondOneOnTheSameFolderRefusesToStart() {
        try (Running _ = start()) {
            assertThatThrownBy(this::start).isInstanceOf(CannotStart.class).hasMessageContaining("running on");
        }
        start().close();
    }

    @Test
    void aMemoryThatWasAlteredIsRefused() throws Exception {
        try (Running witness = start()) {
            post(witness, log.request(0, 19));
        }
        Path kept = folder.resolve("logs").resolve(OriginHash.of(MadeUpLog.ORIGIN));
        String wrong = Files.readString(kept).replace("\n19\n", "\n18\n");
        Files.writeString(kept, wrong);
        assertThatThrownBy(this::start).isInstanceOf(CannotStart.class).hasMessageContaining(kept.toString());
        Files.writeString(kept, "");
        assertThatThrownBy(this::start).isInstanceOf(CannotStart.class);
    }

    @Test
    void whatWasHalfWrittenWhenItWasKilledMakesNoDifference() throws Exception {
        try (Running witness = start()) {
            post(witness, log.request(0, 19));
        }
        Path kept = folder.resolve("logs").resolve(OriginHash.of(MadeUpLog.ORIGIN));
        Files.writeString(
                kept.resolveSibling(kept.getFileName() + ".new"),
                Files.readString(kept).substring(0, 30));
        try (Running witness = start()) {
            assertThat(post(witness, log.request(19, 30)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void killedBetweenKeepingAndAnsweringItHasSeenWhatItDidNotAnswer() throws Exception {
        try (Running witness = start()) {
            post(witness, log.request(0, 7));
        }
        try (Folder taken = Folder.take(folder)) {
            var key = new OwnKey(taken, new SecureRandom()).get(Optional.empty());
            Keeping killed = (name, content) -> {
                taken.seen().keep(name, content);
                throw new IOException("killed");
            };
            var memory = new Memory(killed, new Seen(taken.seenFiles(), key.verifier()).read());
            var logs = KnownLogs.of(List.of(log.key().verifier()));
            var cosigning = new Cosigning(key, logs, memory, () -> Desk.NOW, notes::add);
            assertThat(cosigning.answer(log.request(7, 19)).status()).isEqualTo(503);
        }
        try (Running witness = start()) {
            assertThat(post(witness, log.forkedAt(12).request(7, 19)).body()).isEqualTo("19\n");
            assertThat(post(witness, log.request(19, 19)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void theFirstLogThatComesIsTrustedFromThenOnAndNoOther() throws Exception {
        HttpServer publishing = publishing(log.key().verifier());
        URI address = URI.create(
                "http://127.0.0.1:%d/log/key".formatted(publishing.getAddress().getPort()));
        try (Running witness = start(settings(List.of(), address))) {
            assertThat(post(witness, log.request(0, 7)).statusCode()).isEqualTo(200);
            assertThat(notes)
                    .singleElement()
                    .asString()
                    .contains(log.key().verifier().toString());
        } finally {
            publishing.stop(0);
        }
        try (Running witness = start(settings(List.of(), NOWHERE))) {
            assertThat(post(witness, log.request(7, 19)).statusCode()).isEqualTo(200);
            assertThat(post(witness, MadeUpLog.of(40).request(0, 19)).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void whileTheFirstLogsKeyCannotBeHadItIsNotKnown() throws Exception {
        try (Running witness = start(settings(List.of(), NOWHERE))) {
            assertThat(post(witness, log.request(0, 7)).statusCode()).isEqualTo(404);
        }
    }

    private static HttpServer publishing(VerifierKey key) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/log/key", exchange -> {
            byte[] body = (key + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void noMutationOfAGoodRequestBreaksItOrIsCosignedUnlessTheLogHasSignedIt() throws Exception {
        System.out.println("RunningTest: -Dmuster.seed=" + SEED);
        RandomGenerator random = new Random(SEED);
        try (Running witness = start()) {
            post(witness, log.request(0, 19));
            int last = 19;
            for (int i = 0; i < MUTATIONS; i++) {
                byte[] mutated = Mutation.of(log.request(last, 30), random);
                var response = post(witness, mutated);
                assertThat(response.statusCode())
                        .as("seed %d, mutation %d", SEED, i)
                        .isLessThan(500);
                if (response.statusCode() == 200) {
                    assertSaysTheSame(mutated, last);
                    last = 30;
                }
            }
        }
    }

    /** A signature may stand there twice; what was signed and what shows that it continues cannot have been altered. */
    private void assertSaysTheSame(byte[] mutated, int last) {
        Request request = Request.parse(mutated);
        assertThat(request.checkpoint()).as("seed %d", SEED).isEqualTo(log.checkpoint(30));
        assertThat(request.proof()).as("seed %d", SEED).isEqualTo(log.proof(last, 30));
    }
}
