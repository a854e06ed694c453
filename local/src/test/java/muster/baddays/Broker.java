package muster.baddays;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import muster.foundation.LocalKafka;
import muster.foundation.Ports;

/** One of several brokers that are each other's controllers, with a proxy between it and each of the services. */
final class Broker implements Part, AutoCloseable {

    private static final String CLUSTER = "bad-days-of-kafka-0000";

    private final LocalKafka.Settings settings;
    private final Proxy toCommandService;
    private final Proxy toQueryService;
    private Optional<LocalKafka> process = Optional.empty();

    /** The ports of one: for tests and the other brokers, for each service's proxy, and as a controller. */
    record Place(int port, int commands, int questions, int controller) {

        static Place free() {
            return new Place(Ports.free(), Ports.free(), Ports.free(), Ports.free());
        }
    }

    Broker(Path data, int id, List<Place> all) {
        var own = all.get(id - 1);
        this.toCommandService = Proxy.to(own.commands);
        this.toQueryService = Proxy.to(own.questions);
        this.settings = LocalKafka.Settings.of(data, own.port)
                .with(configuration(id, all))
                .withJvm(List.of("-Xmx160m"));
    }

    /** Brokers tell their clients where to go on: each service is told the ports of its own proxies. */
    private Map<String, String> configuration(int id, List<Place> all) {
        var own = all.get(id - 1);
        return Map.ofEntries(
                Map.entry("node.id", Integer.toString(id)),
                Map.entry("muster.cluster.id", CLUSTER),
                Map.entry("controller.quorum.voters", voters(all)),
                Map.entry(
                        "listeners",
                        listeners(own.port, own.commands, own.questions) + ",CONTROLLER://127.0.0.1:" + own.controller),
                Map.entry("advertised.listeners", listeners(own.port, toCommandService.port(), toQueryService.port())),
                Map.entry(
                        "listener.security.protocol.map",
                        "PLAINTEXT:PLAINTEXT,COMMANDS:PLAINTEXT,QUESTIONS:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("default.replication.factor", "3"),
                Map.entry("min.insync.replicas", "2"),
                Map.entry("replica.lag.time.max.ms", "5000"));
    }

    private static String listeners(int port, int commands, int questions) {
        return "PLAINTEXT://127.0.0.1:%d,COMMANDS://127.0.0.1:%d,QUESTIONS://127.0.0.1:%d"
                .formatted(port, commands, questions);
    }

    private static String voters(List<Place> all) {
        return all.stream()
                .map(place -> "%d@127.0.0.1:%d".formatted(all.indexOf(place) + 1, place.controller))
                .collect(Collectors.joining(","));
    }

    int port() {
        return settings.port();
    }

    Proxy toCommandService() {
        return toCommandService;
    }

    Proxy toQueryService() {
        return toQueryService;
    }

    @Override
    public void kill() {
        process.ifPresent(LocalKafka::kill);
    }

    @Override
    public void revive() {
        if (process.filter(LocalKafka::isAlive).isEmpty()) {
            process = Optional.of(LocalKafka.start(settings));
        }
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
        kill();
        toCommandService.close();
        toQueryService.close();
    }
}
