package muster.benchmarks;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;

import muster.command.CommandDocument;
import muster.eventstore.LogDataSource;
import muster.eventstore.LogReader;
import muster.eventstore.PostgresEventStorageEngine;
import muster.eventstore.TreeStore;
import muster.foundation.LocalPostgres;
import muster.handling.Outcome;
import muster.handling.Recorder;
import muster.handling.StatementCodec;

/** A durable PostgreSQL as {@code ./muster run} starts it, with an empty log and the table of the yardstick. */
final class Store implements AutoCloseable {

    static final String ORIGIN = "muster.local/bench";
    private static final String DATABASE = "muster_log";
    private static final String NOBODY = "bench";
    private static final int CONNECTIONS = 16;

    /** The yardstick has one for each caller. */
    private static final int MOST_CONNECTIONS = 200;

    private final LocalPostgres server;
    private final Address address;
    private final HikariDataSource source;
    private final PostgresEventStorageEngine engine;
    private final Recorder recorder;

    /** A database, and who may use it. */
    record Address(String jdbcUrl, String user, String password) {}

    Store(Path folder) throws SQLException {
        server = LocalPostgres.start(
                LocalPostgres.Settings.of(folder, 0).withDatabases(DATABASE).withConnections(MOST_CONNECTIONS));
        address = new Address(server.jdbcUrl(DATABASE), server.user(), server.password());
        source = LogDataSource.open(address.jdbcUrl(), address.user(), address.password(), CONNECTIONS);
        Flyway.configure().dataSource(source).load().migrate();
        try (var connection = DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password())) {
            Yardstick.createTable(connection);
        }
        engine = new PostgresEventStorageEngine(source, new StatementCodec(ORIGIN), Clock.systemUTC());
        recorder = Recorder.into(engine, Clock.systemUTC());
    }

    Address address() {
        return address;
    }

    TreeStore tree() {
        return new TreeStore(source);
    }

    LogReader log() {
        return new LogReader(source);
    }

    Outcome record(CommandDocument document) {
        return recorder.record(document, NOBODY);
    }

    /** How long the last record is. */
    int recordBytes() {
        return log().read(log().head().position() - 1, 1).getFirst().bytes().length;
    }

    @Override
    public void close() {
        recorder.close();
        engine.close();
        source.close();
        server.close();
    }
}
