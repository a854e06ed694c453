package muster.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import muster.foundation.Await;
import muster.foundation.Ports;
import muster.foundation.TestServers;
import muster.foundation.TestServers.Database;
import muster.ledger.EntryBundle;
import muster.ledger.Hash;
import muster.ledger.Tiles;
import muster.ledger.Tree;
import muster.local.AuditorTool.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** A superuser alters the log in PostgreSQL under a running service, and {@code ./muster audit verify} tells where. */
class AlteredLogTest {

    private static final int RECORDS = 600;
    private static final List<String> TABLES = List.of("log", "tree", "checkpoint");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static Database database;
    private static BuiltService service;
    private static int port;
    private static Path saved;
    private static Process witness;
    private static String witnessKey;

    @BeforeAll
    static void record() throws Exception {
        database = TestServers.freshDatabase();
        port = Ports.free();
        int witnessPort = Ports.free();
        witness = AuditorTool.witness(Map.of(
                "MUSTER_WITNESS_PORT", Integer.toString(witnessPort),
                "MUSTER_WITNESS_DATA", folder.resolve("witness").toString(),
                "MUSTER_COMMAND_PORT", Integer.toString(port)));
        service = BuiltService.commandService(folder.resolve("data"), port);
        service.start(Map.of(
                "MUSTER_ORIGIN",
                "muster.local/altered",
                "MUSTER_LOG_KEYFILE",
                folder.resolve("log-key").toString(),
                "MUSTER_RELAY_ENABLED",
                "false",
                "MUSTER_WITNESSES",
                Http.url(witnessPort, ""),
                "SPRING_DATASOURCE_URL",
                database.jdbcUrl(),
                "SPRING_DATASOURCE_USERNAME",
                "altered_recorder",
                "SPRING_DATASOURCE_PASSWORD",
                "of the recorder",
                "SPRING_FLYWAY_USER",
                database.user(),
                "SPRING_FLYWAY_PASSWORD",
                database.password()));
        assertThat(Await.until(Duration.ofMinutes(2), service::isReady))
                .as(service.lastWords())
                .isTrue();
        send(Stream.generate(AlteredLogTest::formation).limit(RECORDS).toList());
        assertThat(Await.until(Duration.ofSeconds(30), () -> checkpoint().contains("\n" + RECORDS + "\n")))
                .isTrue();
        witnessKey = Http.get(witnessPort, "/key").orElseThrow().strip();
        assertThat(Await.until(
                        Duration.ofSeconds(30),
                        () -> checkpoint().contains(witnessKey.split("\\+")[0])))
                .as(Http.get(port, "/actuator/tree").orElse(""))
                .isTrue();
        saved = Files.writeString(folder.resolve("saved"), checkpoint());
        try (var owner = owner()) {
            for (String table : TABLES) {
                execute(owner, "create table kept_%1$s as select * from %1$s".formatted(table));
            }
        }
    }

    @AfterAll
    static void stop() {
        service.close();
        witness.destroy();
    }

    @AfterEach
    void restore() throws SQLException {
        try (var owner = owner()) {
            for (String table : TABLES) {
                execute(owner, "delete from %s".formatted(table));
                execute(owner, "insert into %1$s select * from kept_%1$s".formatted(table));
            }
        }
    }

    private static String formation() {
        var id = UUID.randomUUID();
        return """
                {"command":"FormCoalition","commandId":"%s","coalition":"c-%s","announcedAt":"2025-09-04",\
                "evidence":[{"publisher":"Paper","publishedOn":"2025-09-04"}],"name":"Test"}""".formatted(id, id.toString().substring(24));
    }

    private static void send(List<String> lines) throws IOException, InterruptedException {
        var answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(Http.url(port, "/commands")))
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(String.join("\n", lines) + "\n"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.body().lines()).allMatch(line -> line.contains("\"status\":201"));
    }

    private static String checkpoint() {
        return Http.get(port, "/log/checkpoint").orElse("");
    }

    /** As whoever may do everything, for whom no trigger fires. */
    private static Connection owner() throws SQLException {
        var owner = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        execute(owner, "set session_replication_role = replica");
        return owner;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Verdict verify(String... options) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("verify", "--log", Http.url(port, "")));
        words.addAll(List.of(options));
        return AuditorTool.audit(words.toArray(String[]::new));
    }

    @Test
    void theHonestLogHolds() throws Exception {
        var verdict = verify("--checkpoint", saved.toString());
        assertThat(verdict.status()).as(verdict.said()).isZero();
    }

    @Test
    void theWitnessVouchesForWhatItSawAndNotForAHistoryWrittenAnew() throws Exception {
        var honest = verify("--witness", witnessKey);
        assertThat(honest.status()).as(honest.said()).isZero();
        try (var owner = owner()) {
            alterAndSign(owner);
        }
        assertThat(verify().status()).isZero();
        var anew = verify("--witness", witnessKey);
        assertThat(anew.status()).as(anew.said()).isEqualTo(1);
    }

    @Test
    void aBundleEndsWhereTheRecordsWereTakenAway() throws Exception {
        try (var owner = owner()) {
            execute(owner, "delete from log where position > 598");
        }
        var bundle = CLIENT.send(
                HttpRequest.newBuilder(URI.create(Http.url(port, "/log/tile/entries/002.p/88")))
                        .timeout(Duration.ofSeconds(5))
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(EntryBundle.decode(bundle.body())).hasSize(86);
    }

    /** What is done to the log, and what the auditor says of it. */
    interface Deed {
        void in(Connection log) throws SQLException;
    }

    static Stream<Arguments> deeds() {
        return Stream.of(
                deed("a word of a record", log -> alter(log, 300), "position 300 "),
                deed("a word of a record, and its leaf", AlteredLogTest::alterWithLeaf, "Positions 257 to 512"),
                deed("a record, its leaf, and the tile above it", AlteredLogTest::alterWithTile, "Positions 1 to 600"),
                deed("all that follows, signed anew with the log's key", AlteredLogTest::alterAndSign, "written anew"),
                deed("a record taken away", log -> execute(log, "delete from log where position = 300"), "300"),
                deed("two records in each other's place", AlteredLogTest::swap, "300"),
                deed("the last records cut off", AlteredLogTest::cut, "599"),
                deed(
                        "the last records taken away from under the checkpoint",
                        log -> execute(log, "delete from log where position > 598"),
                        "599"),
                deed("a hash of a tile", log -> execute(log, "update tree set hash = sha256(hash)"), "tile"),
                deed(
                        "an old checkpoint put back",
                        log -> {
                            alter(log, 300);
                            execute(log, "delete from checkpoint where size > 0");
                        },
                        ""));
    }

    private static Arguments deed(String what, Deed deed, String words) {
        return Arguments.of(what, deed, words);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deeds")
    void whatIsAlteredIsFound(String what, Deed deed, String words) throws Exception {
        try (var owner = owner()) {
            deed.in(owner);
        }
        var verdict = verify("--checkpoint", saved.toString());
        assertThat(verdict.status()).as(verdict.said()).isEqualTo(1);
        assertThat(verdict.said()).contains("FOUND").contains(words);
    }

    private static void alter(Connection log, int position) throws SQLException {
        execute(log, """
                update log set record = convert_to(replace(convert_from(record, 'UTF8'), 'Paper', 'Pager'), 'UTF8')
                where position = %d""".formatted(position));
    }

    private static void alterWithLeaf(Connection log) throws SQLException {
        alter(log, 300);
        execute(log, "update log set leaf = sha256('\\x00'::bytea || record) where position = 300");
    }

    private static void alterWithTile(Connection log) throws SQLException {
        alterWithLeaf(log);
        var leaves = leaves(log);
        try (var statement = log.prepareStatement("update tree set hash = ? where level = 1 and index = 1")) {
            statement.setBytes(1, Tiles.rootOf(leaves.subList(256, 512)).bytes());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static void alterAndSign(Connection log) throws SQLException {
        alterWithTile(log);
        var tree = Tree.empty();
        leaves(log).forEach(tree::add);
        try (var statement = log.prepareStatement("update checkpoint set root = ? where size = ?")) {
            statement.setBytes(1, tree.root().bytes());
            statement.setLong(2, RECORDS);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static void swap(Connection log) throws SQLException {
        execute(log, "update log set position = position + 1000 where position in (300, 301)");
        execute(log, "update log set position = 1601 - position where position > 1000");
    }

    private static void cut(Connection log) throws SQLException {
        execute(log, "delete from log where position > 598");
        var tree = Tree.empty();
        leaves(log).forEach(tree::add);
        execute(log, "delete from checkpoint where size > 0");
        try (var statement = log.prepareStatement("insert into checkpoint values (?, ?, now())")) {
            statement.setLong(1, tree.size());
            statement.setBytes(2, tree.root().bytes());
            statement.execute();
        }
    }

    private static List<Hash> leaves(Connection log) throws SQLException {
        var leaves = new ArrayList<Hash>();
        try (var statement = log.createStatement();
                var rows = statement.executeQuery("select leaf from log order by position")) {
            while (rows.next()) {
                leaves.add(Hash.of(rows.getBytes(1)));
            }
        }
        return leaves;
    }
}
