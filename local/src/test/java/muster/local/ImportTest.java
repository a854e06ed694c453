package muster.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import muster.foundation.Ports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

class ImportTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private HttpServer service;

    @BeforeEach
    void start() throws IOException {
        service = StandIn.serve(0);
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void eachRefusalIsToldWithItsLineAndAllAreCounted() throws IOException {
        var file = file("{}\n{\"say\":\"again\"}\n{\"say\":\"refuse\"}\n{}\n");

        assertThat(importing(file)).isEqualTo(1);

        assertThat(said.toString(UTF_8))
                .startsWith("line 3: pledge-unknown: Pledge it first.\nrecorded 2, replayed 1, refused 1; took ")
                .endsWith(" lines/s\n");
    }

    @Test
    void whatIsAllTakenEndsWithStatusZeroEvenWithoutALastLineEnd() throws IOException {
        assertThat(importing(file("{}\n{}"))).isZero();
        assertThat(said.toString(UTF_8)).startsWith("recorded 2, replayed 0, refused 0; took ");
    }

    @Test
    void aFileLongerThanTheServiceTakesAtOnceIsSentInPiecesAndItsLinesCountOn() throws IOException {
        var many = 100_500;
        var file = file(("{\"filled\":\"" + "x".repeat(100) + "\"}\n").repeat(many) + "refuse\n");

        assertThat(importing(file)).isEqualTo(1);

        assertThat(said.toString(UTF_8))
                .startsWith("line %d: pledge-unknown: Pledge it first.\nrecorded %d, replayed 0, refused 1; took "
                        .formatted(many + 1, many));
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(importing(folder.resolve("none"))).isEqualTo(2);
        assertThat(said.toString(UTF_8)).contains("There is no file " + folder.resolve("none"));
    }

    @Test
    void whenNothingAnswersItSaysHowToStart() throws IOException {
        var status = obey(Ports.free(), "import", file("{}\n").toString());

        assertThat(status).isEqualTo(2);
        assertThat(said.toString(UTF_8)).contains("start Muster with ./muster run");
    }

    @Test
    void aServiceThatTakesNothingIsQuotedAtOnce() throws IOException {
        service.removeContext("/commands");
        service.createContext("/commands", exchange -> {
            var problem = "{\"title\":\"Forbidden\",\"detail\":\"You are no recorder.\"}".getBytes(UTF_8);
            exchange.sendResponseHeaders(403, problem.length);
            exchange.getResponseBody().write(problem);
            exchange.close();
        });

        assertThat(importing(file("{}\n"))).isEqualTo(2);
        assertThat(said.toString(UTF_8))
                .contains("the service answered 403: Forbidden: You are no recorder.", "MUSTER_TOKEN");
    }

    @Test
    void itIsSentByTheTokenThatIsGivenElseByOneOfTheDataFolderElseByNone() throws IOException {
        var data = folder.resolve("data").toString();
        assertThat(sentBy(Map.of("MUSTER_DATA", data))).isEmpty();
        OwnIssuer.of(Settings.from(Map.of("MUSTER_DATA", data))).script("reader");
        assertThat(sentBy(Map.of("MUSTER_DATA", data)))
                .hasValueSatisfying(it -> assertThat(it).startsWith("Bearer eyJ"));
        assertThat(sentBy(Map.of("MUSTER_DATA", data, "MUSTER_TOKEN", "given"))).contains("Bearer given");
        assertThat(sentBy(Map.of("MUSTER_DATA", data, "MUSTER_ACCESS", "open"))).isEmpty();
    }

    private Optional<String> sentBy(Map<String, String> environment) throws IOException {
        var header = new AtomicReference<Optional<String>>(Optional.empty());
        service.removeContext("/commands");
        service.createContext("/commands", exchange -> {
            header.set(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")));
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        var all = new HashMap<>(environment);
        all.put("MUSTER_COMMAND_PORT", Integer.toString(service.getAddress().getPort()));
        assertThat(obey(all, "import", file("{}\n").toString())).isEqualTo(2);
        assertThat(said.toString(UTF_8)).contains("the service answered 401", "MUSTER_DATA");
        return requireNonNull(header.get());
    }

    @Test
    void withoutAFileItSaysHowItIsUsed() {
        assertThat(obey(0, "import")).isEqualTo(2);
        assertThat(said.toString(UTF_8)).contains("Usage: ./muster import FILE [--dry-run]");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("commands.jsonl"), content);
    }

    private int importing(Path file) {
        return obey(service.getAddress().getPort(), "import", file.toString());
    }

    private int obey(int port, String... words) {
        return obey(Map.of("MUSTER_COMMAND_PORT", Integer.toString(port)), words);
    }

    private int obey(Map<String, String> environment, String... words) {
        var both = new PrintStream(said, true, UTF_8);
        return new Muster(environment, Programs::built, both, both).obey(List.of(words));
    }
}
