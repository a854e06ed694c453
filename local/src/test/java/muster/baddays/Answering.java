package muster.baddays;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import muster.foundation.Await;
import muster.foundation.Child;
import muster.foundation.LocalPostgres;
import muster.foundation.Ports;
import muster.local.BuiltService;

import static org.assertj.core.api.Assertions.assertThat;

/** One query-service on its own port, with a proxy before it and one between it and PostgreSQL. */
final class Answering implements Part, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final int port = Ports.free();
    private final Proxy entrance = Proxy.to(port);
    private final Proxy toPostgres;
    private final BuiltService program;
    private final Map<String, String> environment;
    private Optional<Child> process = Optional.empty();
    private boolean frozen;

    Answering(Path data, Postgres postgres, String brokers, int commands) {
        this.program = BuiltService.queryService(data, port);
        this.toPostgres = Proxy.to(postgres.port());
        this.environment = Map.of(
                "MUSTER_COMMANDS",
                "http://127.0.0.1:" + commands,
                "MUSTER_LIVE_HEARTBEAT",
                "PT2S",
                "SPRING_DATASOURCE_URL",
                LocalPostgres.jdbcUrl(toPostgres.port(), Postgres.PROJECTION),
                "SPRING_DATASOURCE_USERNAME",
                LocalPostgres.USER,
                "SPRING_DATASOURCE_PASSWORD",
                postgres.password(),
                "SPRING_KAFKA_BOOTSTRAPSERVERS",
                brokers);
    }

    /** Where it listens, with no proxy between. */
    int port() {
        return port;
    }

    /** Where watchers find it. */
    Proxy entrance() {
        return entrance;
    }

    Proxy toPostgres() {
        return toPostgres;
    }

    Answering start() {
        process = Optional.of(program.start(environment));
        assertThat(Await.until(PATIENCE, () -> program.isReady() || !isAlive())).isTrue();
        assertThat(program.isReady()).as(program.lastWords()).isTrue();
        return this;
    }

    /** Whether it can be asked: it is neither dead nor frozen. */
    boolean answers() {
        return isAlive() && !frozen;
    }

    private boolean isAlive() {
        return process.filter(Child::isAlive).isPresent();
    }

    @Override
    public void kill() {
        process.ifPresent(Child::kill);
    }

    @Override
    public void revive() {
        if (!isAlive()) {
            start();
        }
    }

    @Override
    public void freeze() {
        frozen = true;
        process.ifPresent(it -> Processes.freeze(it.pid()));
    }

    @Override
    public void thaw() {
        frozen = false;
        process.ifPresent(it -> Processes.thaw(it.pid()));
    }

    @Override
    public void close() {
        thaw();
        process.ifPresent(Child::close);
        entrance.close();
        toPostgres.close();
        program.close();
    }
}
