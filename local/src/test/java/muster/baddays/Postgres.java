package muster.baddays;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

import muster.foundation.CannotStart;
import muster.foundation.LocalPostgres;

/** PostgreSQL with the databases of both services, on one port through all its lives. */
final class Postgres implements Part, AutoCloseable {

    static final String DATABASE = "muster_log";
    static final String PROJECTION = "muster_query";

    private final Path data;
    private final Path log;
    private LocalPostgres server;

    private Postgres(Path data, Path log) {
        this.data = data;
        this.log = log;
        this.server = start(0);
    }

    /** On a data folder of its own; its log lies beside it, where there is room when the folder is full. */
    static Postgres on(Path data, Path log) {
        return new Postgres(data, log);
    }

    private LocalPostgres start(int port) {
        return LocalPostgres.start(LocalPostgres.Settings.of(data, port)
                .withDatabases(DATABASE, PROJECTION)
                .withLog(log));
    }

    int port() {
        return server.port();
    }

    /** Where something lies that all on this log share. */
    Path besides(String name) {
        return log.resolveSibling(name);
    }

    String password() {
        return server.password();
    }

    boolean isAlive() {
        return server.isAlive();
    }

    /** All of its processes at once, as when the machine dies. */
    @Override
    public void kill() {
        Processes.killWithChildren(server.pid());
        server.kill();
    }

    void startAgain() {
        server = start(server.port());
    }

    @Override
    public void revive() {
        if (!isAlive()) {
            startAgain();
        }
    }

    @Override
    public void freeze() {
        Processes.freezeWithChildren(server.pid());
    }

    @Override
    public void thaw() {
        Processes.thawWithChildren(server.pid());
    }

    /** Starts it if it is dead; returns whether it runs now. */
    boolean runs() {
        try {
            if (!isAlive()) {
                startAgain();
            }
            return isAlive();
        } catch (CannotStart stillNot) {
            return false;
        }
    }

    /** A session beside those of the service. */
    Connection session() throws SQLException {
        var properties = new Properties();
        properties.put("user", server.user());
        properties.put("password", server.password());
        properties.put("connectTimeout", "5");
        properties.put("socketTimeout", Long.toString(Duration.ofMinutes(2).toSeconds()));
        properties.put("ApplicationName", "bad days");
        return DriverManager.getConnection(server.jdbcUrl(DATABASE), properties);
    }

    /** Whether a statement succeeds. */
    boolean obeys(String sql) {
        try (var session = session();
                var statement = session.createStatement()) {
            return statement.execute(sql);
        } catch (SQLException refusedOrDying) {
            return false;
        }
    }

    /** The number that a question has for an answer. */
    long number(String sql) {
        try (var session = session();
                var statement = session.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
