package muster.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import muster.foundation.Await;
import muster.foundation.CannotStart;
import muster.foundation.Child;
import muster.foundation.LocalKafka;
import muster.foundation.LocalPostgres;

/** PostgreSQL, Kafka and the two services on one machine, each a process that is watched over. */
final class LocalSystem implements AutoCloseable {

    private static final String LOG_DATABASE = "muster_log";

    /** Who command-service is in PostgreSQL: it adds to the log, and may change nothing of it. */
    private static final String RECORDER = "muster_recorder";

    private static final String QUERY_DATABASE = "muster_query";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int DEATHS_ALLOWED = 1;

    private final DataFolder folder;
    private final Settings settings;
    private final Origin origin;
    private final Optional<OwnIssuer> issuer;
    private final Keeper<LocalPostgres> postgres;
    private final Keeper<LocalKafka> kafka;
    private final Keeper<Child> commandKeeper;
    private final Keeper<Child> queryKeeper;
    private final Service commandService;
    private final Service queryService;
    private volatile String password = "";

    /** The settings name real ports, not 0: a part that is started again must be found where it was. */
    LocalSystem(
            DataFolder folder,
            Settings settings,
            Origin origin,
            Optional<OwnIssuer> issuer,
            Programs programs,
            Notes notes) {
        this.folder = folder;
        this.settings = settings;
        this.origin = origin;
        this.issuer = issuer;
        commandService = new Service("command-service", programs.commandService(), settings.commandPort(), folder);
        queryService = new Service("query-service", programs.queryService(), settings.queryPort(), folder);
        postgres = new Keeper<>("PostgreSQL", this::startPostgres, notes);
        kafka = new Keeper<>("Kafka", this::startKafka, notes);
        commandKeeper = new Keeper<>(commandService.name(), this::startCommandService, notes);
        queryKeeper = new Keeper<>(queryService.name(), this::startQueryService, notes);
    }

    /** Ends what an earlier run left behind, starts every part, and returns when both services are ready. */
    void start() {
        Stream.of(commandService, queryService).parallel().forEach(Service::endLeftover);
        Settings.claim("MUSTER_COMMAND_PORT", commandService.name(), settings.commandPort());
        Settings.claim("MUSTER_QUERY_PORT", queryService.name(), settings.queryPort());
        var kafkaStarting = CompletableFuture.runAsync(kafka::start, Thread::startVirtualThread);
        postgres.start();
        commandKeeper.start();
        queryKeeper.start();
        join(kafkaStarting);
        awaitReady(commandService, commandKeeper);
        awaitReady(queryService, queryKeeper);
    }

    private LocalPostgres startPostgres() {
        var server = Settings.naming(
                "MUSTER_POSTGRES_PORT",
                () -> LocalPostgres.start(LocalPostgres.Settings.of(folder.of("postgres"), settings.postgresPort())
                        .withDatabases(LOG_DATABASE, QUERY_DATABASE)
                        .withLog(folder.log("postgres"))));
        password = server.password();
        return server;
    }

    private LocalKafka startKafka() {
        return Settings.naming(
                "MUSTER_KAFKA_PORT",
                () -> LocalKafka.start(LocalKafka.Settings.of(folder.of("kafka"), settings.kafkaPort())
                        .withLog(folder.log("kafka"))));
    }

    private Child startCommandService() {
        var configuration = new HashMap<>(Map.of(
                "MUSTER_ORIGIN", origin.name(),
                "MUSTER_DASHBOARD", Http.url(settings.queryPort(), ""),
                "MUSTER_LOG_KEYFILE", folder.of("log-key").toString(),
                "SPRING_DATASOURCE_URL", jdbcUrl(LOG_DATABASE),
                "SPRING_DATASOURCE_USERNAME", RECORDER,
                "SPRING_DATASOURCE_PASSWORD", folder.secret("recorder-password"),
                "SPRING_FLYWAY_USER", LocalPostgres.USER,
                "SPRING_FLYWAY_PASSWORD", password,
                "SPRING_KAFKA_BOOTSTRAPSERVERS", bootstrapServers()));
        issuer.map(OwnIssuer::forServices).ifPresent(configuration::putAll);
        return commandService.start(configuration);
    }

    private Child startQueryService() {
        var configuration = new HashMap<>(Map.of(
                "MUSTER_COMMANDS", Http.url(settings.commandPort(), ""),
                "SPRING_DATASOURCE_URL", jdbcUrl(QUERY_DATABASE),
                "SPRING_DATASOURCE_USERNAME", LocalPostgres.USER,
                "SPRING_DATASOURCE_PASSWORD", password,
                "SPRING_KAFKA_BOOTSTRAPSERVERS", bootstrapServers()));
        issuer.map(OwnIssuer::forQueryService).ifPresent(configuration::putAll);
        return queryService.start(configuration);
    }

    private String jdbcUrl(String database) {
        return LocalPostgres.jdbcUrl(settings.postgresPort(), database);
    }

    private String bootstrapServers() {
        return "127.0.0.1:" + settings.kafkaPort();
    }

    private static void join(CompletableFuture<Void> starting) {
        try {
            starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CannotStart why ? why : e;
        }
    }

    private static void awaitReady(Service service, Keeper<Child> keeper) {
        Await.until(PATIENCE, () -> service.isReady() || keeper.deaths() > DEATHS_ALLOWED || keeper.isClosing());
        if (!service.isReady()) {
            throw service.notReady();
        }
    }

    /** Ends all parts, the services before what they stand on. */
    @Override
    public void close() {
        closeAll(List.of(commandKeeper, queryKeeper));
        closeAll(List.of(kafka, postgres));
    }

    private static void closeAll(List<Keeper<?>> keepers) {
        var closings = keepers.stream()
                .map(keeper -> CompletableFuture.runAsync(keeper::close, Thread::startVirtualThread))
                .toList();
        closings.forEach(CompletableFuture::join);
    }
}
