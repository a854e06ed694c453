package muster.foundation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalPostgresTest {

    @TempDir
    Path data;

    @Test
    void anEmptyFolderBecomesADurableServerOfVersion18() throws SQLException {
        try (var postgres = LocalPostgres.start(data, 0)) {
            assertThat(ask(postgres, "SHOW server_version")).startsWith("18.");
            assertThat(ask(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(ask(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void whatWasWrittenIsThereAfterARestart() throws SQLException {
        try (var postgres = LocalPostgres.start(data, 0)) {
            tell(postgres, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (var postgres = LocalPostgres.start(data, 0)) {
            assertThat(ask(postgres, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void whatWasCommittedIsThereAfterAKill() throws SQLException {
        try (var postgres = LocalPostgres.start(data, 0)) {
            tell(postgres, "CREATE TABLE kept AS SELECT 42 AS answer");
            postgres.kill();
        }
        try (var postgres = LocalPostgres.start(data, 0)) {
            assertThat(ask(postgres, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void aServerThatWasLeftBehindIsEndedAndItsPortTakenOver() throws SQLException {
        try (var leftBehind = LocalPostgres.start(data, 0)) {
            tell(leftBehind, "CREATE TABLE kept AS SELECT 42 AS answer");
            try (var postgres = LocalPostgres.start(data, leftBehind.port())) {
                assertThat(leftBehind.isAlive()).isFalse();
                assertThat(ask(postgres, "SELECT answer FROM kept")).isEqualTo("42");
            }
        }
    }

    @Test
    void aPidFileThatNamesAnotherProgramDoesNotStopTheStart() throws IOException, SQLException {
        LocalPostgres.start(data, 0).close();
        var stale = "%d\n%s\n1\n1\n\n127.0.0.1\n\nready\n"
                .formatted(ProcessHandle.current().pid(), data.resolve("cluster"));
        Files.writeString(data.resolve("cluster/postmaster.pid"), stale);
        try (var postgres = LocalPostgres.start(data, 0)) {
            assertThat(ask(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> LocalPostgres.start(data, taken.getLocalPort()))
                    .isInstanceOf(CannotStart.PortInUse.class)
                    .hasMessage("Port %d, where PostgreSQL should listen, is in use by another program."
                            .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        var file = Files.createFile(data.resolve("file"));
        assertThatThrownBy(() -> LocalPostgres.start(file.resolve("below"), 0))
                .isInstanceOf(CannotStart.FolderNotWritable.class)
                .hasMessageContaining(file.resolve("below").toString());
    }

    @Test
    void eachFreshDatabaseIsEmptyAndAnother() throws SQLException {
        var one = TestServers.freshDatabase();
        var two = TestServers.freshDatabase();
        assertThat(one.jdbcUrl()).isNotEqualTo(two.jdbcUrl());
        try (var connection = DriverManager.getConnection(one.jdbcUrl(), one.user(), one.password())) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    private static void tell(LocalPostgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(LocalPostgres postgres, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
