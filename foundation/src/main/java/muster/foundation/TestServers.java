package muster.foundation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL and one Kafka for all tests of a JVM, started when first asked for, gone with the JVM. PostgreSQL runs
 * without fsync, which no test can notice that does not cut the power; one that means to starts its own.
 */
public final class TestServers {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestServers() {}

    /** A database and who may use it. */
    public record Database(String jdbcUrl, String user, String password) {}

    public static LocalPostgres postgres() {
        return Postgres.SERVER;
    }

    public static LocalKafka kafka() {
        return Kafka.SERVER;
    }

    /** An empty database that no other test uses. */
    public static Database freshDatabase() {
        var name = "test_" + DATABASES.incrementAndGet();
        postgres().ensureDatabase(name);
        return new Database(
                postgres().jdbcUrl(name), postgres().user(), postgres().password());
    }

    private static final class Postgres {
        static final LocalPostgres SERVER = start();

        private static LocalPostgres start() {
            var folder = temporary("muster-postgres");
            var server =
                    LocalPostgres.start(LocalPostgres.Settings.of(folder, 0).notDurable());
            atExit(server::kill, folder);
            return server;
        }
    }

    private static final class Kafka {
        static final LocalKafka SERVER = start();

        private static LocalKafka start() {
            var folder = temporary("muster-kafka");
            var server = LocalKafka.start(folder, 0);
            atExit(server::kill, folder);
            return server;
        }
    }

    private static Path temporary(String name) {
        try {
            return Files.createTempDirectory(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void atExit(Runnable end, Path folder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            end.run();
            Folders.delete(folder);
        }));
    }
}
