package muster.audit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import muster.event.Recorded;
import muster.naive.RecordTimes;
import muster.record.RecordFormat;
import muster.stance.Known;
import muster.stance.Press;
import muster.stance.Question;

import static org.assertj.core.api.Assertions.assertThat;

class CompareTest {

    private static final long SEED = Long.getLong("muster.seed", System.nanoTime());

    @TempDir
    Path folder;

    /** A query-service that answers what the records say, and then what a test makes of that. */
    private record Answering(HttpServer server) implements AutoCloseable {

        static Answering start(WildFile file, UnaryOperator<String> falsifying, String unknown) throws IOException {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
            server.createContext("/", exchange -> {
                String answer = falsifying.apply(answer(file, exchange.getRequestURI()));
                byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                boolean isKnown = !exchange.getRequestURI().getPath().contains(unknown);
                exchange.sendResponseHeaders(isKnown ? 200 : 404, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return new Answering(server);
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }

        private static String answer(WildFile file, URI asked) {
            return switch (asked.getPath()) {
                case "/projection" -> "{\"position\":%d}".formatted(file.head());
                case "/coalitions" ->
                    file.log().coalitions().stream()
                            .map("{\"coalition\":\"%s\"}"::formatted)
                            .collect(Collectors.joining(",", "{\"coalitions\":[", "]}"));
                default -> stances(file, asked.getPath().split("/")[2], parameters(asked));
            };
        }

        private static Map<String, String> parameters(URI asked) {
            return Arrays.stream(asked.getQuery().split("&"))
                    .map(one -> one.split("=", 2))
                    .collect(Collectors.toMap(one -> one[0], one -> one[1]));
        }

        private static String stances(WildFile file, String coalition, Map<String, String> parameters) {
            RecordFormat format = new RecordFormat();
            List<Recorded> records = file.log().lines(coalition).stream()
                    .map(line -> format.read(line.getBytes(StandardCharsets.UTF_8)))
                    .toList();
            RecordTimes times = new RecordTimes(file.lines());
            String known = parameters.getOrDefault("known", "");
            long position =
                    known.startsWith("@") ? Long.parseLong(known.substring(1)) : times.positionAt(Instant.parse(known));
            Question question =
                    new Question(Optional.ofNullable(parameters.get("at")).map(Instant::parse), Set.of(), Press.ANY);
            Optional<Instant> recorded = position == 0 ? Optional.empty() : times.recordedAt(position);
            return new String(
                    StanceAnswer.of(Known.at(position, records), position, recorded, question)
                            .json(),
                    StandardCharsets.UTF_8);
        }
    }

    private Heard compare(WildFile file, UnaryOperator<String> falsifying, int points) throws IOException {
        return compare(file, falsifying, points, "/nothing");
    }

    private Heard compare(WildFile file, UnaryOperator<String> falsifying, int points, String unknown)
            throws IOException {
        try (var answering = Answering.start(file, falsifying, unknown)) {
            List<String> words = new ArrayList<>(List.of(
                    "compare",
                    "--file",
                    file.path().toString(),
                    "--query",
                    answering.address(),
                    "--seed",
                    "" + (SEED >>> 16)));
            words.addAll(List.of("--points", Integer.toString(points)));
            return Heard.of(words);
        }
    }

    @Test
    void anHonestQueryServiceSaysTheSameEverywhere() throws IOException {
        for (long seed = SEED; seed < SEED + 3; seed++) {
            Heard heard = compare(WildFile.of(seed, folder), UnaryOperator.identity(), 60);
            assertThat(heard.status()).as("seed %d: %s", seed, heard).isEqualTo(Audit.HOLDS);
            assertThat(heard.out()).contains("All the same: ").contains("--seed " + (SEED >>> 16));
        }
    }

    @Test
    void whateverIsFalsifiedInAnAnswerIsFoundAndNamed() throws IOException {
        WildFile file = WildFile.of(SEED, folder);
        Map<String, UnaryOperator<String>> falsified = Map.of(
                "stance", answer -> answer.replaceFirst("\"stance\":\"[A-Z_]+\"", "\"stance\":\"HESITANT\""),
                "since", answer -> answer.replaceFirst("\"since\":\"20", "\"since\":\"21"),
                "because", answer -> answer.replaceFirst("\"because\":\"[0-9a-f]{8}", "\"because\":\"00000000"),
                "restsOn", answer -> answer.replaceFirst("\"restsOn\":\"[0-9a-f]{8}", "\"restsOn\":\"00000000"),
                "contested", answer -> answer.replaceFirst("\"contested\":false", "\"contested\":true"),
                "support", answer -> answer.replaceFirst("\"support\":", "\"support\":9"),
                "staleDays", answer -> answer.replaceFirst("\"staleDays\":", "\"staleDays\":9"),
                "pledges",
                        answer -> answer.replaceFirst("\"pledges\":\\[", "\"pledges\":[0,")
                                .replace("[0,]", "[0]"),
                "participants",
                        answer -> answer.replaceFirst("\"participants\":\\[", "\"participants\":[\"ZZ\",")
                                .replace(",]", "]"),
                "known", answer -> answer.replaceFirst("\"known\":\\{\"position\":", "\"known\":{\"position\":9"));
        for (var one : falsified.entrySet()) {
            Heard heard = compare(file, one.getValue(), 20);
            assertThat(heard.status()).as("seed %d: %s", SEED, heard).isEqualTo(Audit.FOUND);
            assertThat(heard.out())
                    .as("seed %d", SEED)
                    .containsPattern("FOUND: wild-[0-9]+, .*: %s is .*, and the records say ".formatted(one.getKey()));
        }
    }

    @Test
    void aStanceThatIsLeftOutOrMadeUpIsFound() throws IOException {
        WildFile file = WildFile.of(SEED, folder);
        Heard less = compare(
                file,
                answer -> answer.replaceFirst("\"stances\":\\[.*?\\],\"participants", "\"stances\":[],\"participants"),
                20);
        assertThat(less.status()).as(less.toString()).isEqualTo(Audit.FOUND);
        assertThat(less.out()).contains("stance is UNDECLARED, and the records say ");
        Heard more = compare(
                file,
                answer -> answer.replaceFirst(
                                "\"stances\":\\[",
                                "\"stances\":[{\"participant\":\"ZZ\",\"kind\":\"AIR\",\"stance\":\"PLEDGED\"},")
                        .replace(",]", "]"),
                20);
        assertThat(more.status()).as(more.toString()).isEqualTo(Audit.FOUND);
        assertThat(more.out()).contains("ZZ AIR").contains("stance is PLEDGED, and the records say UNDECLARED");
    }

    @Test
    void aCoalitionThatIsHiddenOrMadeUpIsFound() throws IOException {
        WildFile file = WildFile.of(SEED, folder);
        Heard hidden = compare(file, answer -> answer.replace("{\"coalition\":\"wild-1\"},", ""), 5);
        assertThat(hidden.status()).isEqualTo(Audit.FOUND);
        assertThat(hidden.out()).contains("does not name the coalition wild-1");
        Heard madeUp = compare(file, answer -> answer.replace("\"wild-1\"},", "\"wild-1\"},{\"coalition\":\"x\"},"), 5);
        assertThat(madeUp.status()).isEqualTo(Audit.FOUND);
        assertThat(madeUp.out()).contains("names a coalition x, of which there is no record");
    }

    @Test
    void aCoalitionThatIsNotKnownThereIsFoundAndTheOthersAreCompared() throws IOException {
        WildFile file = WildFile.of(SEED, folder);
        Heard heard = compare(file, answer -> answer, 20, "/wild-2/");
        assertThat(heard.status()).as(heard.toString()).isEqualTo(Audit.FOUND);
        assertThat(heard.out())
                .contains("knows nothing of the coalition wild-2")
                .contains("1 difference, in ");
    }

    @Test
    void withoutAQueryServiceNothingIsChecked() {
        WildFile file = WildFile.of(SEED, folder);
        Heard heard = Heard.of("compare", "--file", file.path().toString(), "--query", "http://127.0.0.1:9");
        assertThat(heard.status()).isEqualTo(Audit.UNCHECKED);
        assertThat(heard.notes()).contains("is the query-service running");
    }
}
