package muster.baddays;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import muster.foundation.Await;
import muster.foundation.Child;
import muster.foundation.LocalPostgres;
import muster.foundation.Ports;
import muster.local.BuiltService;

import static org.assertj.core.api.Assertions.assertThat;

/** One command-service on its own port, with a proxy between it and PostgreSQL. */
final class Instance implements Part, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final int port = Ports.free();
    private final BuiltService program;
    private final Proxy proxy;
    private final Map<String, String> environment = new HashMap<>();
    private Optional<Child> process = Optional.empty();

    Instance(Path data, Postgres postgres, String brokers) {
        this.program = BuiltService.commandService(data, port);
        this.proxy = Proxy.to(postgres.port());
        environment.putAll(Map.of(
                "MUSTER_ORIGIN",
                "muster.local/bad-days",
                "MUSTER_LOG_KEYFILE",
                postgres.besides("log-key").toString(),
                "SPRING_DATASOURCE_URL",
                LocalPostgres.jdbcUrl(proxy.port(), Postgres.DATABASE),
                "SPRING_DATASOURCE_USERNAME",
                LocalPostgres.USER,
                "SPRING_DATASOURCE_PASSWORD",
                postgres.password(),
                "SPRING_KAFKA_BOOTSTRAPSERVERS",
                brokers));
    }

    int port() {
        return port;
    }

    Proxy proxy() {
        return proxy;
    }

    boolean isAlive() {
        return process.filter(Child::isAlive).isPresent();
    }

    /** Has more in its environment, in all its lives. */
    Instance with(Map<String, String> more) {
        environment.putAll(more);
        return this;
    }

    Instance start() {
        return start(Map.of());
    }

    /** Starts it, with more in its environment than it always has, and returns when it takes requests. */
    Instance start(Map<String, String> more) {
        var all = new HashMap<>(environment);
        all.putAll(more);
        process = Optional.of(program.start(all));
        assertThat(Await.until(PATIENCE, () -> program.isReady() || !isAlive())).isTrue();
        assertThat(program.isReady()).as(program.lastWords()).isTrue();
        return this;
    }

    @Override
    public void revive() {
        if (!isAlive()) {
            start();
        }
    }

    @Override
    public void kill() {
        process.ifPresent(Child::kill);
    }

    void stop() {
        process.ifPresent(Child::close);
    }

    @Override
    public void freeze() {
        process.ifPresent(it -> Processes.freeze(it.pid()));
    }

    @Override
    public void thaw() {
        process.ifPresent(it -> Processes.thaw(it.pid()));
    }

    @Override
    public void close() {
        thaw();
        stop();
        proxy.close();
        program.close();
    }
}
