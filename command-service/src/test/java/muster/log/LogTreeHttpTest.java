package muster.log;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import muster.foundation.TestServers;
import muster.foundation.TestServers.Database;
import muster.intake.CommandService;
import muster.ledger.Checkpoint;
import muster.ledger.ConsistencyProof;
import muster.ledger.EntryBundle;
import muster.ledger.Hash;
import muster.ledger.InclusionProof;
import muster.ledger.Note;
import muster.ledger.Tiles;
import muster.ledger.Tree;
import muster.ledger.VerifierKey;
import muster.ledger.VerifierKey.Finding;
import muster.record.Json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static muster.command.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** The tree as auditors see it, who know nothing of the service but its address. */
class LogTreeHttpTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int RECORDS = 300;

    private static ConfigurableApplicationContext service;
    private static Database database;
    private static String address;

    @BeforeAll
    static void start() throws Exception {
        database = TestServers.freshDatabase();
        service = new SpringApplicationBuilder(CommandService.class)
                .run(
                        "--server.port=0",
                        "--muster.origin=muster.test/log",
                        "--muster.log.key=" + TestKey.of("muster.test/log").secret(),
                        "--muster.relay.enabled=false",
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=test_recorder",
                        "--spring.datasource.password=of the recorder",
                        "--spring.flyway.user=" + database.user(),
                        "--spring.flyway.password=" + database.password());
        address = "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
        record();
        await().atMost(Duration.ofSeconds(30)).until(() -> checkpoint().size() == RECORDS);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void record() throws Exception {
        var lines = new StringBuilder();
        for (int i = 0; i < RECORDS; i++) {
            lines.append(json("FormCoalition", "\"name\":\"Test\"")
                            .replace("\"coalition\":\"test\"", "\"coalition\":\"c" + i + "\""))
                    .append('\n');
        }
        var answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(address + "/commands"))
                        .header("Content-Type", "application/x-ndjson")
                        .POST(HttpRequest.BodyPublishers.ofString(lines.toString()))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.body().lines()).allMatch(line -> line.contains("\"status\":201"));
    }

    private static HttpResponse<byte[]> get(String path) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofByteArray());
    }

    private static Checkpoint checkpoint() throws Exception {
        return Checkpoint.parse(Note.parse(get("/log/checkpoint").body()).text());
    }

    private static JsonNode parsed(String path) throws Exception {
        return Json.object(get(path).body());
    }

    private static List<byte[]> records() throws Exception {
        return new String(get("/log/events").body(), UTF_8)
                .lines()
                .map(line -> line.getBytes(UTF_8))
                .toList();
    }

    private static Tree treeOf(int size) throws Exception {
        var tree = Tree.empty();
        records().stream().limit(size).map(Hash::ofLeaf).forEach(tree::add);
        return tree;
    }

    private static List<Hash> hashes(JsonNode proof) {
        return proof.get("hashes")
                .valueStream()
                .map(JsonNode::asString)
                .map(Hash::parse)
                .toList();
    }

    @Test
    void theCheckpointIsSignedWithTheLogsKeyOverTheRecordsThatItServes() throws Exception {
        var answer = get("/log/checkpoint");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).isEqualToIgnoringCase("text/plain;charset=utf-8"));
        assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=1");
        var key = VerifierKey.parse(new String(get("/log/key").body(), UTF_8).strip());
        assertThat(key.findIn(Note.parse(answer.body()))).isEqualTo(Finding.SIGNED);
        assertThat(checkpoint())
                .isEqualTo(new Checkpoint(
                        "muster.test/log", RECORDS, treeOf(RECORDS).root()));
    }

    @Test
    void tilesAndBundlesHoldTheRecordsOfTheCheckpoint() throws Exception {
        var leaves = Tiles.decode(get("/log/tile/0/000").body());
        var entries = EntryBundle.decode(get("/log/tile/entries/001.p/44").body());
        assertThat(leaves)
                .isEqualTo(records().stream().limit(256).map(Hash::ofLeaf).toList());
        assertThat(entries).usingRecursiveComparison().isEqualTo(records().subList(256, RECORDS));
        assertThat(Tiles.decode(get("/log/tile/1/000.p/1").body())).containsExactly(Tiles.rootOf(leaves));
        assertThat(get("/log/tile/0/000").headers().firstValue("Cache-Control").orElse(""))
                .contains("immutable");
        assertThat(get("/log/tile/0/000").headers().firstValue("Content-Type")).contains("application/octet-stream");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0/001",
                "0/001.p/45",
                "1/000",
                "1/000.p/2",
                "2/000.p/1",
                "00/000",
                "64/000",
                "0/0",
                "0/000.p/0",
                "0/000.p/256",
                "x/000",
                "0/",
                "entries/001",
                "entries/002.p/1",
                "0/000/001"
            })
    void nothingBeyondTheCheckpointIsThereNorAnythingWrittenOtherwise(String path) throws Exception {
        assertThat(get("/log/tile/" + path).statusCode()).isEqualTo(404);
    }

    @Test
    void proofsLeadFromAnyRecordAndAnyEarlierSizeToTheCheckpoint() throws Exception {
        var checkpoint = checkpoint();
        for (int position : List.of(1, 2, 256, 257, RECORDS)) {
            var proof = parsed("/log/proof/inclusion?position=%d&size=%d".formatted(position, RECORDS));
            assertThat(new InclusionProof(
                                    proof.get("leafIndex").asLong(),
                                    proof.get("treeSize").asLong(),
                                    hashes(proof))
                            .leads(Hash.ofLeaf(records().get(position - 1)), checkpoint.root()))
                    .isTrue();
            var growth = parsed("/log/proof/consistency?from=%d&to=%d".formatted(position, RECORDS));
            assertThat(new ConsistencyProof(
                                    growth.get("from").asLong(),
                                    growth.get("to").asLong(),
                                    hashes(growth))
                            .leads(treeOf(position).root(), checkpoint.root()))
                    .isTrue();
        }
        assertThat(parsed("/log/proof/consistency?from=0&to=300").get("hashes")).isEmpty();
        assertThat(parsed("/log/proof/consistency?from=300&to=300").get("hashes"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inclusion?position=0&size=300 | positions begin at 1",
                "inclusion?position=301&size=300 | no record 301",
                "inclusion?position=1&size=301 | checkpoint has 300",
                "inclusion?size=300 | position",
                "inclusion?position=one&size=300 | position",
                "consistency?from=9&to=8 | from 9 to 8",
                "consistency?from=-1&to=8 | from -1 to 8",
                "consistency?from=1&to=301 | checkpoint has 300",
            })
    void aProofThatCannotBeIsRefusedInWords(String asked, String words) throws Exception {
        var answer = get("/log/proof/" + asked);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.object(answer.body()).get("detail").asString()).contains(words);
    }

    @Test
    void theServicesRoleCanChangeNothingThatIsOnRecord() throws Exception {
        try (var recorder = DriverManager.getConnection(database.jdbcUrl(), "test_recorder", "of the recorder")) {
            for (String table : List.of("log", "tag", "tree", "checkpoint", "log_key")) {
                refused(recorder, "delete from " + table);
                refused(recorder, "truncate " + table);
            }
            refused(recorder, "update log set record = record");
            refused(recorder, "update checkpoint set root = root");
            refused(recorder, "alter table log disable trigger all");
        }
    }

    @Test
    void theTriggerStopsTheOwnersMistakesToo() throws Exception {
        try (var owner = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            refused(owner, "update log set record = record where position = 1");
            refused(owner, "delete from tree");
        }
    }

    private static void refused(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).as(sql).isInstanceOf(SQLException.class);
        }
    }
}
