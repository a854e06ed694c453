package muster.intake;

import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

import muster.eventstore.LogDataSource;
import muster.eventstore.LogReader;
import muster.eventstore.PostgresEventStorageEngine;
import muster.eventstore.RecorderIds;
import muster.eventstore.TreeStore;
import muster.gate.Endpoint;
import muster.gate.Endpoints;
import muster.gate.Who;
import muster.handling.Recorder;
import muster.handling.StatementCodec;
import muster.log.LogKey;
import muster.log.Publication;
import muster.log.SignedTree;
import muster.log.Treekeeper;
import muster.log.Witnesses;
import muster.relay.CheckpointRelay;
import muster.relay.Relay;
import muster.relay.RelaySettings;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The service that decides and records, put together. */
@SpringBootApplication(
        scanBasePackages = {"muster.intake", "muster.log"},
        proxyBeanMethods = false)
public class CommandService {

    /** Starts the service; everything is configured by {@code application.yaml} and the environment. */
    public static void main(String[] arguments) {
        System.setProperty("axoniq.update-checker.disabled", "true");
        SpringApplication.run(CommandService.class, arguments);
    }

    @Bean
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Bean
    StatementCodec codec(@Value("${muster.origin}") String origin) {
        return new StatementCodec(origin);
    }

    /** As the log needs it: with an end to every wait, and with plans that stay right while it grows. */
    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String user,
            @Value("${spring.datasource.password}") String password) {
        return LogDataSource.open(url, user, password, 16);
    }

    @Bean
    @DependsOnDatabaseInitialization
    PostgresEventStorageEngine engine(DataSource source, StatementCodec codec, InstantSource clock) {
        return new PostgresEventStorageEngine(source, codec, clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    RecorderIds recorderIds(DataSource source) {
        return new RecorderIds(source);
    }

    @Bean
    LogReader log(DataSource source) {
        return new LogReader(source);
    }

    @Bean
    Recorder recorder(PostgresEventStorageEngine engine, InstantSource clock) {
        return Recorder.into(engine, clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    TreeStore treeStore(DataSource source) {
        return new TreeStore(source);
    }

    @Bean
    SignedTree tree(
            TreeStore store,
            @Value("${muster.origin}") String origin,
            @Value("${muster.log.key:#{null}}") Optional<String> key,
            @Value("${muster.log.key-file:#{null}}") Optional<Path> file) {
        return new SignedTree(store, LogKey.of(origin, key, file, store));
    }

    @Bean(destroyMethod = "close")
    Treekeeper treekeeper(TreeStore store, InstantSource clock) {
        return new Treekeeper(store, clock);
    }

    /** The treekeeper begins when there is somebody to tell of what it makes. */
    @Bean(destroyMethod = "close")
    Publication publication(
            Treekeeper keeper,
            SignedTree tree,
            TreeStore store,
            Optional<CheckpointRelay> relay,
            @Value("${muster.witnesses:}") String witnesses) {
        var publication = new Publication(
                keeper, tree, store, Witnesses.parse(witnesses), () -> relay.ifPresent(CheckpointRelay::wake));
        keeper.start();
        return publication;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @ConditionalOnBooleanProperty(name = "muster.relay.enabled", matchIfMissing = true)
    CheckpointRelay checkpointRelay(
            SignedTree tree,
            @Value("${muster.origin}") String origin,
            @Value("${spring.kafka.bootstrap-servers}") String brokers) {
        return new CheckpointRelay(
                RelaySettings.of(brokers),
                origin,
                () -> tree.checkpoint().toString().getBytes(UTF_8));
    }

    @DependsOnDatabaseInitialization
    @Bean(initMethod = "start", destroyMethod = "close")
    @ConditionalOnBooleanProperty(name = "muster.relay.enabled", matchIfMissing = true)
    Relay relay(DataSource source, @Value("${spring.kafka.bootstrap-servers}") String brokers) {
        return new Relay(source, RelaySettings.of(brokers));
    }

    /** What this service answers, and whom. */
    @Bean
    Endpoints endpoints() {
        return Endpoints.common()
                .and(Endpoints.of(
                        Endpoint.post("/commands", Who.RECORDER),
                        Endpoint.get("/log/events", Who.READER_OF_THE_LOG),
                        Endpoint.get("/log/checkpoint", Who.READER_OF_THE_LOG),
                        Endpoint.get("/log/key", Who.READER_OF_THE_LOG),
                        Endpoint.get("/log/tile/{level:[0-9]{1,2}}/{*path}", Who.READER_OF_THE_LOG),
                        Endpoint.get("/log/tile/entries/{*path}", Who.READER_OF_THE_LOG),
                        Endpoint.get("/log/proof/inclusion", Who.READER_OF_THE_LOG),
                        Endpoint.get("/log/proof/consistency", Who.READER_OF_THE_LOG)));
    }

    /**
     * The dashboard's origin alone may post from a browser; the log is open to every origin. Before all else: a page must be
     * able to read why it is refused, too.
     */
    @Bean
    FilterRegistrationBean<CorsFilter> origins(@Value("${muster.dashboard}") String dashboard) {
        var log = new CorsConfiguration();
        log.addAllowedOrigin(CorsConfiguration.ALL);
        log.setAllowedMethods(List.of("GET", "HEAD"));
        log.addAllowedHeader(CorsConfiguration.ALL);
        var commands = new CorsConfiguration();
        commands.setAllowedOrigins(List.of(dashboard, dashboard.replace("127.0.0.1", "localhost")));
        commands.addAllowedMethod("POST");
        commands.addAllowedHeader(CorsConfiguration.ALL);
        commands.setExposedHeaders(List.of("Idempotency-Replayed", "Retry-After", "WWW-Authenticate"));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/log/**", log);
        source.registerCorsConfiguration("/commands", commands);
        var filter = new FilterRegistrationBean<>(new CorsFilter(source));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
