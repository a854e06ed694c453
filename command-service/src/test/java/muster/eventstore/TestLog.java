package muster.eventstore;

import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;

import muster.foundation.TestServers;
import muster.foundation.TestServers.Database;

/** An empty log in a database of its own, with the schema that the service runs on. */
public record TestLog(HikariDataSource source) implements AutoCloseable {

    private static final int CONNECTIONS = 12;

    public static TestLog open() {
        return on(TestServers.freshDatabase());
    }

    public static TestLog on(Database database) {
        var source = LogDataSource.open(database.jdbcUrl(), database.user(), database.password(), CONNECTIONS);
        Flyway.configure().dataSource(source).load().migrate();
        return new TestLog(source);
    }

    public LogReader reader() {
        return new LogReader(source);
    }

    /** The whole log, after a look whether its positions are 1, 2, 3, … indeed. */
    public List<StoredRecord> records() {
        var records = reader().read(0, Integer.MAX_VALUE);
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).position() != i + 1) {
                throw new AssertionError(
                        "a gap before position " + records.get(i).position());
            }
        }
        return records;
    }

    @Override
    public void close() {
        source.close();
    }
}
