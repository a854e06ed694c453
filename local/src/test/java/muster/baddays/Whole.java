package muster.baddays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import muster.foundation.Folders;

/**
 * The whole product as it is run where it matters: PostgreSQL, three brokers, command-service and two query-services on one
 * database, and a proxy on every way between them.
 */
final class Whole implements AutoCloseable {

    /** Two query-services in each other's way; one that has passed over records; what nobody thought of. */
    private static final List<String> ADMISSIONS =
            List.of("ERROR:  deadlock detected", "The feed failed and begins again");

    private static final Duration CLIENT_PATIENCE = Duration.ofSeconds(5);

    private final Path folder = Servers.temporary();
    private final Ledger ledger = new Ledger();
    private final Postgres postgres;
    private final Brokers brokers;
    private final Instance commandService;
    private final Proxy entrance;
    private final List<Answering> queryServices;
    private final Optional<FalseClock> clock;

    private Whole() {
        var starting = CompletableFuture.supplyAsync(() -> Brokers.start(folder), Thread::startVirtualThread);
        postgres = Postgres.on(folder.resolve("postgres"), folder.resolve("postgres.log"));
        brokers = starting.join();
        clock = FalseClock.isInstalled() ? Optional.of(FalseClock.in(clockFolder())) : Optional.empty();
        commandService = new Instance(folder.resolve("commands"), postgres, brokers.forCommandService())
                .with(clock.map(FalseClock::environment).orElse(Map.of()));
        entrance = Proxy.to(commandService.port());
        queryServices = Stream.of("first", "second").map(this::answering).toList();
        Stream.<Part>concat(Stream.of(commandService), queryServices.stream())
                .map(part -> CompletableFuture.runAsync(part::revive, Thread::startVirtualThread))
                .toList()
                .forEach(CompletableFuture::join);
    }

    static Whole start() {
        return new Whole();
    }

    private Path clockFolder() {
        try {
            return Files.createDirectories(folder.resolve("clock"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answering answering(String name) {
        return new Answering(folder.resolve(name), postgres, brokers.forQueryService(), commandService.port());
    }

    Postgres postgres() {
        return postgres;
    }

    Brokers brokers() {
        return brokers;
    }

    Instance commandService() {
        return commandService;
    }

    /** The way of the clients to command-service. */
    Proxy entrance() {
        return entrance;
    }

    List<Answering> queryServices() {
        return queryServices;
    }

    /** The wall clock of command-service; none where the library for it is missing. */
    Optional<FalseClock> clock() {
        return clock;
    }

    Ledger ledger() {
        return ledger;
    }

    /** A client that gives up on an answer after a few seconds and asks again. */
    Client client() {
        return new Client(ledger, CLIENT_PATIENCE, entrance.port());
    }

    /** What is wrong with the log, and what clients and readers complain of. */
    List<String> findings() throws SQLException, IOException, InterruptedException {
        var seen = Seen.on(postgres, commandService, brokers.direct());
        return Stream.concat(Judgement.of(seen, List.of(ledger)).stream(), admissions())
                .toList();
    }

    /** What heals by itself, but should not have happened: it is only seen in what the parts say of it. */
    private Stream<String> admissions() throws IOException {
        try (var files = Files.walk(folder, 3)) {
            return files.filter(file -> file.toString().endsWith(".log")).flatMap(Whole::admissions).toList().stream();
        }
    }

    private static Stream<String> admissions(Path log) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> ADMISSIONS.stream().anyMatch(line::contains)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        queryServices.forEach(Answering::close);
        commandService.close();
        entrance.close();
        brokers.close();
        postgres.close();
        Folders.delete(folder);
    }
}
