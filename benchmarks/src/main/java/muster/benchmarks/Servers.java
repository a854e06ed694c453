package muster.benchmarks;

import java.nio.file.Path;
import java.util.List;

import muster.foundation.LocalKafka;
import muster.foundation.LocalPostgres;

/** A durable PostgreSQL with a database for every log, and a Kafka with a topic for every log. */
final class Servers implements AutoCloseable {

    private final LocalPostgres postgres;
    private final LocalKafka kafka;

    Servers(Path folder, List<MadeUpLog> logs) {
        postgres = LocalPostgres.start(LocalPostgres.Settings.of(folder.resolve("postgres"), 0)
                .withDatabases(logs.stream().map(Servers::database).toArray(String[]::new)));
        kafka = LocalKafka.start(folder.resolve("kafka"), 0);
    }

    private static String database(MadeUpLog log) {
        return "muster_query_" + log.size();
    }

    Store.Address databaseOf(MadeUpLog log) {
        return new Store.Address(postgres.jdbcUrl(database(log)), postgres.user(), postgres.password());
    }

    Topic topicOf(MadeUpLog log) {
        return new Topic("muster.events." + log.size(), kafka.bootstrapServers());
    }

    @Override
    public void close() {
        kafka.close();
        postgres.close();
    }
}
