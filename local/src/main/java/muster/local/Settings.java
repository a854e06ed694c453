package muster.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import muster.foundation.CannotStart;
import muster.foundation.Ports;

/** What the environment may say about where and how Muster runs. Port 0 is any free one. */
record Settings(
        Path data,
        int commandPort,
        int queryPort,
        int postgresPort,
        int kafkaPort,
        Optional<Origin> origin,
        Access access) {

    private static final int HIGHEST_PORT = 65_535;

    static Settings from(Map<String, String> environment) {
        return new Settings(
                Path.of(given(environment, "MUSTER_DATA").orElse("data"))
                        .toAbsolutePath()
                        .normalize(),
                port(environment, "MUSTER_COMMAND_PORT", 8081),
                port(environment, "MUSTER_QUERY_PORT", 8080),
                port(environment, "MUSTER_POSTGRES_PORT", 15432),
                port(environment, "MUSTER_KAFKA_PORT", 19092),
                given(environment, "MUSTER_ORIGIN").map(Origin::of),
                Access.of(
                        given(environment, "MUSTER_ACCESS"),
                        given(environment, "MUSTER_TOKEN"),
                        namedPort(environment, "MUSTER_QUERY_PORT")));
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private static int port(Map<String, String> environment, String name, int otherwise) {
        return namedPort(environment, name).orElse(otherwise);
    }

    private static Optional<Integer> namedPort(Map<String, String> environment, String name) {
        return given(environment, name).map(value -> port(name, value));
    }

    private static int port(String name, String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > HIGHEST_PORT) {
            throw new Misuse(
                    "%s is \"%s\": it must be a port, a number from 1 to %d.".formatted(name, value, HIGHEST_PORT));
        }
        return Integer.parseInt(value);
    }

    /** The same with a port that is free now for every 0. */
    Settings withRealPorts() {
        return new Settings(
                data, real(commandPort), real(queryPort), real(postgresPort), real(kafkaPort), origin, access);
    }

    private static int real(int port) {
        return port == 0 ? Ports.free() : port;
    }

    /** Refuses a port on which another program listens, and says how to choose another one. */
    static void claim(String variable, String part, int port) {
        naming(variable, () -> Ports.claim(part, port));
    }

    static <T> T naming(String variable, Supplier<T> start) {
        try {
            return start.get();
        } catch (CannotStart.PortInUse e) {
            throw new CannotStart("%s Choose another one with %s.".formatted(e.getMessage(), variable));
        }
    }
}
