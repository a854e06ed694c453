package muster.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import muster.foundation.Await;

import static org.assertj.core.api.Assertions.assertThat;

class RunTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> PID_FILES =
            List.of("postgres/postgres.pid", "kafka/kafka.pid", "run/command-service.pid", "run/query-service.pid");

    @TempDir
    Path folder;

    Path data;
    Path history;

    @BeforeEach
    void writeHistory() throws IOException {
        data = folder.resolve("data");
        history = Files.writeString(folder.resolve("history.jsonl"), "{}\n{\"refuse\":1}\n{}\n");
    }

    @Test
    void aCtrlCToTheWholeGroupStopsTheServicesBeforeWhatTheyStandOn() throws Exception {
        try (var muster = run().ready()) {
            assertThat(muster.notes())
                    .contains(
                            "Recording the history of 2025.",
                            "history.jsonl, line 2: pledge-unknown: Pledge it first.");
            var queryPort = muster.queryPort();

            assertThat(muster.signalGroup("INT").exitStatus()).isZero();

            assertThat(muster.parts()).isEmpty();
            assertThat(data.resolve("listening-" + queryPort)).hasContent("2");
        }
        try (var again = run("--empty").ready()) {
            assertThat(again.notes()).doesNotContain("Recording");
            assertThat(again.signal("TERM").exitStatus()).isZero();
            assertThat(again.parts()).isEmpty();
        }
    }

    @Test
    void afterAKillOfTheLauncherThePartsEndThemselvesAndTheNextStartSucceeds() throws Exception {
        try (var muster = run("--empty").ready()) {
            muster.signal("KILL").exitStatus();
            assertThat(muster.noneLeft()).isTrue();
        }
        try (var again = run().ready()) {
            assertThat(again.notes()).doesNotContain("Recording");
        }
    }

    @Test
    void partsThatAKilledLauncherLeftBehindAreEndedByTheNextStart() throws Exception {
        try (var muster = run("--empty").ready()) {
            var parts =
                    PID_FILES.stream().map(it -> muster.part(it).orElseThrow()).toList();
            // Or else it would see its guards end, and start again what they guarded.
            muster.signal("STOP");
            withoutGuards(muster, parts);
            muster.signal("KILL").exitStatus();
            assertThat(muster.parts()).containsAll(parts);
            try (var again = run().ready()) {
                assertThat(again.parts()).doesNotContainAnyElementsOf(parts);
            }
        }
    }

    /** A kill -9 that takes the guards first leaves nobody to end the parts. */
    private static void withoutGuards(Launched muster, List<Long> parts) {
        muster.parts().stream()
                .filter(pid -> parts.stream().noneMatch(pid::equals))
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .filter(it -> it.info().command().orElse("").endsWith("bash"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void aPartThatIsKilledIsStartedAgainAndSoIsOneWhoseGuardIsKilled() throws Exception {
        try (var muster = run("--empty").ready()) {
            var first = parts(muster);
            first.forEach(pid -> ProcessHandle.of(pid).orElseThrow().destroyForcibly());
            assertThat(Await.until(PATIENCE, () -> areOthers(muster, first))).isTrue();
            assertThat(muster.notes())
                    .contains("PostgreSQL ended by itself", "Kafka ended by itself", "query-service ended by itself");

            var second = parts(muster);
            withoutGuards(muster, second);
            assertThat(Await.until(PATIENCE, () -> areOthers(muster, second))).isTrue();

            assertThat(muster.signal("TERM").exitStatus()).isZero();
            assertThat(muster.noneLeft()).isTrue();
        }
    }

    private static List<Long> parts(Launched muster) {
        return PID_FILES.stream().map(it -> muster.part(it).orElseThrow()).toList();
    }

    private static boolean areOthers(Launched muster, List<Long> parts) {
        return PID_FILES.stream().allMatch(pidFile -> isAnother(muster, pidFile, parts));
    }

    private static boolean isAnother(Launched muster, String pidFile, List<Long> parts) {
        return muster.part(pidFile)
                .filter(pid -> !parts.contains(pid))
                .flatMap(ProcessHandle::of)
                .isPresent();
    }

    @Test
    void theServicesAreToldWhereEverythingIs() throws Exception {
        try (var muster =
                run(Map.of("MUSTER_ORIGIN", "example.org/log"), "--empty").ready()) {
            assertThat(Http.get(muster.queryPort(), "/configuration").orElseThrow())
                    .contains("SERVER_ADDRESS=127.0.0.1", "SERVER_PORT=" + muster.queryPort())
                    .containsPattern("SPRING_DATASOURCE_URL=jdbc:postgresql://127.0.0.1:\\d+/muster_query")
                    .contains("SPRING_DATASOURCE_USERNAME=muster")
                    .contains("MUSTER_ISSUER_FOLDER=" + data, "MUSTER_GATE_KEYSFILE=" + data.resolve("token-keys.json"))
                    .contains("JWT_ISSUERURI=http://127.0.0.1:" + muster.queryPort())
                    .containsPattern("SPRING_KAFKA_BOOTSTRAPSERVERS=127.0.0.1:\\d+");

            try (var second = run()) {
                assertThat(second.exitStatus()).isEqualTo(1);
                assertThat(second.notes()).contains("Muster is running on " + data + " already");
            }
        }
        try (var other = run(Map.of("MUSTER_ORIGIN", "example.org/other"))) {
            assertThat(other.exitStatus()).isEqualTo(2);
            assertThat(other.notes()).contains("is named example.org/log and never changes its name");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MUSTER_POSTGRES_PORT, PostgreSQL",
        "MUSTER_KAFKA_PORT, Kafka",
        "MUSTER_COMMAND_PORT, command-service",
        "MUSTER_QUERY_PORT, query-service"
    })
    void aPortInUseIsNamedTogetherWithTheVariableThatChangesIt(String variable, String part) throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                var muster = run(Map.of(variable, Integer.toString(taken.getLocalPort())))) {
            assertThat(muster.exitStatus()).isEqualTo(1);
            assertThat(muster.notes())
                    .contains(
                            "muster: Port %d, where %s should listen, is in use by another program. Choose another one with %s."
                                    .formatted(taken.getLocalPort(), part, variable));
            assertThat(muster.parts()).isEmpty();
        }
    }

    private Launched run(String... options) throws IOException {
        return run(Map.of(), options);
    }

    private Launched run(Map<String, String> environment, String... options) throws IOException {
        return Launched.run(data, history, environment, options);
    }
}
