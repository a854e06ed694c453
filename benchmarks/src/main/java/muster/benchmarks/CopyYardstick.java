package muster.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.postgresql.PGConnection;

/**
 * How fast PostgreSQL itself loads a finished projection: every table's rows, written out before, are copied into a table
 * like it, with the same indexes. Which tables there are is asked of the database, so that it stays fair as they change.
 */
final class CopyYardstick {

    private static final String TABLES = """
            select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
            where schemaname not in ('pg_catalog', 'information_schema', 'yard') and tablename <> 'flyway_schema_history'
            order by 1""";

    private final Store.Address database;
    private final Path folder;

    CopyYardstick(Store.Address database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    /** The time of all tables, one after the other; what is made for it is removed again. */
    Duration measure() throws SQLException, IOException {
        Files.createDirectories(folder);
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            execute(connection, "create schema yard");
            var time = Duration.ZERO;
            for (var table : tables(connection)) {
                time = time.plus(load(connection, table));
            }
            execute(connection, "drop schema yard cascade");
            return time;
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private Duration load(Connection connection, String table) throws SQLException, IOException {
        var copying = connection.unwrap(PGConnection.class).getCopyAPI();
        var file = Files.createTempFile(folder, "copy-", ".bin");
        try (var out = Files.newOutputStream(file)) {
            copying.copyOut("copy %s to stdout (format binary)".formatted(table), out);
        }
        execute(connection, "create table yard.one (like %s including all)".formatted(table));
        long began = System.nanoTime();
        try (var in = Files.newInputStream(file)) {
            copying.copyIn("copy yard.one from stdin (format binary)", in, 1 << 16);
        }
        var time = Duration.ofNanos(System.nanoTime() - began);
        execute(connection, "drop table yard.one");
        Files.delete(file);
        return time;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
