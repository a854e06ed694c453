package muster.eventstore;

import java.util.Objects;

import org.flywaydb.core.Flyway;

/** Makes the log's tables in an empty database as a version of Muster had them: what a backup is restored into. */
public final class Schema {

    private static final int FAILED = 1;

    private Schema() {}

    /** The address of the database, its user, and the version of the tables; the password comes as {@code PGPASSWORD}. */
    public static void main(String[] arguments) {
        var flyway = Flyway.configure()
                .dataSource(arguments[0], arguments[1], System.getenv("PGPASSWORD"))
                .locations("classpath:db/migration")
                .target(arguments[2])
                .load();
        flyway.migrate();
        var reached = Objects.requireNonNull(flyway.info().current()).getVersion();
        if (!String.valueOf(reached).equals(arguments[2])) {
            System.err.println("There are no tables of version %s in this version of Muster.".formatted(arguments[2]));
            System.exit(FAILED);
        }
    }
}
