package muster.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What PostgreSQL does for anybody: a caller with a connection of its own inserts a row and commits. The row is as long
 * as a record, and in as many indexes: by position, by id, by command and by tag.
 */
final class Yardstick implements Caller {

    private static final String TABLE = """
            create table if not exists yardstick (
                position    bigint      generated always as identity primary key,
                id          uuid        not null unique,
                command_id  uuid        not null unique,
                tag         text        not null,
                coalition   text        not null,
                type        text        not null,
                recorded_at timestamptz not null,
                record      bytea       not null,
                leaf        bytea       not null
            );
            create index if not exists yardstick_tag on yardstick (tag, position);
            alter table yardstick alter column record set storage external""";

    private static final String INSERT = """
            insert into yardstick (id, command_id, tag, coalition, type, recorded_at, record, leaf)
            values (?, ?, ?, 'bench', 'TroopsPledged', now(), ?, ?)""";

    private final Connection connection;
    private final PreparedStatement insert;
    private final int recordBytes;

    private Yardstick(Connection connection, int recordBytes) throws SQLException {
        this.connection = connection;
        this.insert = connection.prepareStatement(INSERT);
        this.recordBytes = recordBytes;
    }

    static void createTable(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    static Yardstick on(Store.Address address, int recordBytes) throws SQLException {
        return new Yardstick(
                DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password()), recordBytes);
    }

    @Override
    public void once() throws SQLException {
        var random = ThreadLocalRandom.current();
        var id = new UUID(random.nextLong(), random.nextLong());
        insert.setObject(1, id);
        insert.setObject(2, new UUID(random.nextLong(), random.nextLong()));
        insert.setString(3, "statement=" + id);
        insert.setBytes(4, random(random, recordBytes));
        insert.setBytes(5, random(random, 32));
        insert.executeUpdate();
    }

    private static byte[] random(ThreadLocalRandom random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
