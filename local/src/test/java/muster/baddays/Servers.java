package muster.baddays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import muster.foundation.Folders;
import muster.foundation.LocalKafka;

/** PostgreSQL, Kafka and one command-service on them: started once, and whatever is killed is started again. */
final class Servers implements AutoCloseable {

    private final Path folder;
    private final Set<String> found = ConcurrentHashMap.newKeySet();
    private final List<Ledger> ledgers = new CopyOnWriteArrayList<>();
    private final Postgres postgres;
    private final LocalKafka kafka;
    private final Instance service;

    private Servers(Path folder) {
        this.folder = folder;
        var starting = CompletableFuture.supplyAsync(() -> LocalKafka.start(folder.resolve("kafka"), 0));
        this.postgres = Postgres.on(folder.resolve("postgres"), folder.resolve("postgres.log"));
        this.kafka = starting.join();
        this.service = new Instance(folder.resolve("first"), postgres, kafka.bootstrapServers()).start();
    }

    /** The same for all tests of this JVM. */
    static Servers shared() {
        return Shared.SERVERS;
    }

    private static final class Shared {
        static final Servers SERVERS = start();

        private static Servers start() {
            var servers = new Servers(temporary());
            Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
            return servers;
        }
    }

    static Path temporary() {
        try {
            return Files.createTempDirectory("bad-days");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Postgres postgres() {
        return postgres;
    }

    LocalKafka kafka() {
        return kafka;
    }

    Instance service() {
        return service;
    }

    /** For a client of these servers: whatever they record is in one of their ledgers. */
    Ledger ledger() {
        var ledger = new Ledger();
        ledgers.add(ledger);
        return ledger;
    }

    /** What is wrong with the log as it is now, and was not yet found by an earlier test. */
    List<String> findings() throws SQLException, IOException, InterruptedException {
        return Judgement.of(Seen.on(this), ledgers).stream().filter(found::add).toList();
    }

    /** Another command-service on the same log, not started yet. */
    Instance anotherService(String name) {
        return new Instance(folder.resolve(name), postgres, kafka.bootstrapServers());
    }

    /** What died is started again; returns when the service takes requests. */
    void startWhatDied() {
        if (!postgres.isAlive()) {
            postgres.startAgain();
        }
        service.revive();
    }

    @Override
    public void close() {
        service.close();
        kafka.kill();
        postgres.close();
        Folders.delete(folder);
    }
}
