package muster.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import org.postgresql.PGConnection;

import muster.foundation.LocalPostgres;

/** The log's database as a backup sees it: in one transaction, and whatever tables it has. */
final class LogDatabase implements AutoCloseable {

    /** What Flyway writes, and how far a Kafka has come that will be another. */
    private static final String TABLES = """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE'
                and table_name not in ('flyway_schema_history', 'relay_cursor')
            order by table_name""";

    private static final String SCHEMA =
            "select version from flyway_schema_history where success and version is not null order by installed_rank desc limit 1";

    private final Connection connection;

    LogDatabase(LocalPostgres.Address address) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", LocalPostgres.USER);
        properties.setProperty("password", address.password());
        properties.setProperty("connectTimeout", "10");
        connection = DriverManager.getConnection(
                LocalPostgres.jdbcUrl(address.port(), LocalSystem.LOG_DATABASE), properties);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    List<String> tables() throws SQLException {
        return ask(TABLES, row -> row.getString(1));
    }

    /** The version of its tables. */
    String schema() throws SQLException {
        return ask(SCHEMA, row -> row.getString(1)).getFirst();
    }

    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> ask(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
        var all = new ArrayList<T>();
        each(sql, row -> all.add(reader.read(row)), parameters);
        return all;
    }

    /** Each row by itself: within a transaction so many are fetched at a time, and a log may be longer than memory. */
    void each(String sql, RowReader<?> reader, Object... parameters) throws SQLException {
        try (var statement = prepared(sql, parameters)) {
            statement.setFetchSize(10_000);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    /** Changes rows, and says how many. */
    int change(String sql, Object... parameters) throws SQLException {
        try (var statement = prepared(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /** The rows of a table as text, which every version of PostgreSQL reads. */
    void copyOut(String table, OutputStream out) throws SQLException, IOException {
        connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy %s to stdout".formatted(quoted(table)), out);
    }

    void copyIn(String table, InputStream rows) throws SQLException, IOException {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy %s from stdin".formatted(quoted(table)), rows);
    }

    private static String quoted(String table) {
        return '"' + table.replace("\"", "\"\"") + '"';
    }

    void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
