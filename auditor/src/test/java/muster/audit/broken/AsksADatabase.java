package muster.audit.broken;

import java.sql.Connection;
import java.sql.SQLException;

/** Breaks the auditor's wall, to show that it can be broken. */
public final class AsksADatabase {

    private AsksADatabase() {}

    public static String whom(Connection connection) throws SQLException {
        return connection.getSchema();
    }
}
