package muster.foundation;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A PostgreSQL server on 127.0.0.1 as a child of this JVM, with a data folder that is kept. */
public final class LocalPostgres implements Running {

    /** Who owns the databases. */
    public static final String USER = PostgresCluster.USER;

    private static final String DATABASE = "muster";
    private static final String NAME = "PostgreSQL";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * Unless told otherwise, the C library gives memory back to the machine after each statement and fetches it again for
     * the next, which takes longer than the statement does: each server process keeps up to 16 MiB, and fetches 1 MiB at
     * a time.
     */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "TZ", "UTC",
            "MALLOC_TRIM_THRESHOLD_", Integer.toString(16 << 20),
            "MALLOC_TOP_PAD_", Integer.toString(1 << 20));

    private final Child child;
    private final Settings settings;
    private final String password;

    private LocalPostgres(Child child, Settings settings, String password) {
        this.child = child;
        this.settings = settings;
        this.password = password;
    }

    /**
     * Where and how it runs. Port 0 is any free one. The databases are made together with the folder. Not durable
     * means that a crash of the machine may lose what was committed: for tests only.
     */
    public record Settings(Path data, int port, Path log, List<String> databases, boolean durable, int connections) {

        private static final int CONNECTIONS = 100;

        public Settings {
            databases = List.copyOf(databases);
        }

        public static Settings of(Path data, int port) {
            return new Settings(data, port, data.resolve("postgres.log"), List.of(DATABASE), true, CONNECTIONS);
        }

        public Settings withLog(Path other) {
            return new Settings(data, port, other, databases, durable, connections);
        }

        public Settings withDatabases(String... names) {
            return new Settings(data, port, log, List.of(names), durable, connections);
        }

        public Settings notDurable() {
            return new Settings(data, port, log, databases, false, connections);
        }

        /** At most so many at once. */
        public Settings withConnections(int most) {
            return new Settings(data, port, log, databases, durable, most);
        }

        private Settings at(Path folder, int realPort) {
            return new Settings(folder, realPort, log, databases, durable, connections);
        }
    }

    /** Starts a durable server; see {@link #start(Settings)}. */
    public static LocalPostgres start(Path data, int port) {
        return start(Settings.of(data, port));
    }

    /**
     * Starts the server on the folder, made if it is empty, and returns when it takes connections. A server that an
     * earlier run left behind on the folder is ended first.
     *
     * @throws CannotStart if the port is in use, the folder not writable, or the server ends at once
     */
    public static LocalPostgres start(Settings wanted) {
        var data = Folders.writable(wanted.data());
        var cluster = new PostgresCluster(data, PostgresBinaries.unpacked());
        cluster.endLeftover();
        var settings = wanted.at(data, Ports.claim(NAME, wanted.port()));
        var password = cluster.initialised(settings.databases(), settings.log());
        return new LocalPostgres(whenReady(cluster, settings), settings, password);
    }

    private static Child whenReady(PostgresCluster cluster, Settings settings) {
        var child = launch(cluster, settings);
        Await.until(PATIENCE, () -> cluster.isReady(child.pid()) || !child.isAlive());
        if (cluster.isReady(child.pid())) {
            return child;
        }
        child.stop(Duration.ofSeconds(10));
        throw new CannotStart.EndedAtOnce(NAME, settings.log(), Child.tail(settings.log()));
    }

    private static Child launch(PostgresCluster cluster, Settings settings) {
        var words = new ArrayList<>(cluster.serverCommand());
        options(settings).forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        return Child.start(
                new Child.Command(NAME, Child.StopSignal.INT, cluster.pidFile(), settings.log(), words, ENVIRONMENT));
    }

    private static Map<String, String> options(Settings settings) {
        var durable = settings.durable() ? "on" : "off";
        return Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("port", Integer.toString(settings.port())),
                Map.entry("max_connections", Integer.toString(settings.connections())),
                Map.entry("unix_socket_directories", ""),
                Map.entry("fsync", durable),
                Map.entry("synchronous_commit", durable),
                Map.entry("full_page_writes", durable),
                Map.entry("jit", "off"),
                // Spare processes that one machine does not need.
                Map.entry("io_method", "sync"),
                Map.entry("max_logical_replication_workers", "0"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("timezone", "UTC"));
    }

    /** Ends a server that an earlier run left behind on the folder. */
    public static void endLeftover(Path data) {
        new PostgresCluster(data, PostgresBinaries.unpacked()).endLeftover();
    }

    /** Where a server takes connections, and the password of {@link #USER} there. */
    public record Address(int port, String password) {}

    /** The server that runs on the folder, whoever started it. */
    public static Optional<Address> running(Path data) {
        return new PostgresCluster(data, PostgresBinaries.unpacked()).running();
    }

    public int port() {
        return settings.port();
    }

    /** The address of a database of the server on a port for JDBC, without user and password. */
    public static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** The address of a database of this server. */
    public String jdbcUrl(String database) {
        return jdbcUrl(port(), database);
    }

    /** The address of the database that a server has unless it was told otherwise. */
    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    /** Makes the database unless it is there. */
    public void ensureDatabase(String name) {
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"), user(), password);
                var query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, name);
            try (var found = query.executeQuery();
                    var statement = connection.createStatement()) {
                if (!found.next()) {
                    statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(name, true));
                }
            }
        } catch (SQLException e) {
            throw new CannotStart("The database %s could not be made: %s".formatted(name, e.getMessage()), e);
        }
    }

    @Override
    public long pid() {
        return child.pid();
    }

    @Override
    public boolean isAlive() {
        return child.isAlive();
    }

    @Override
    public CompletableFuture<Integer> onExit() {
        return child.onExit();
    }

    @Override
    public void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.stop(Duration.ofSeconds(60));
    }
}
