package muster.witness;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import muster.ledger.VerifierKey;

/**
 * What environment and command line say of how a witness runs.
 *
 * @param port 0 for any free one
 * @param logs the keys of the logs that it watches; none for the first that comes
 * @param logKey where the first log that comes tells its key
 */
record Settings(int port, Path folder, Optional<String> name, List<VerifierKey> logs, URI logKey) {

    private static final int HIGHEST_PORT = 65_535;

    /** What can be said on the command line. */
    static final String USAGE = """
            Usage: ./muster witness [--log KEY]...

              --log KEY   a verifier key of a log to watch, as its /log/key tells it; where none is named, the first log
                          that comes is trusted and remembered

            Environment: MUSTER_WITNESS_PORT (8083), MUSTER_WITNESS_LOGS (verifier keys), MUSTER_WITNESS_NAME (made up at
              the first start), MUSTER_WITNESS_DATA (its folder; otherwise witness in MUSTER_DATA),
              MUSTER_COMMAND_PORT (8081: where the first log's key is asked for)""";

    Settings {
        logs = List.copyOf(logs);
    }

    static Settings of(List<String> words, Map<String, String> environment) {
        return new Settings(
                port(environment, "MUSTER_WITNESS_PORT", 8083),
                folder(environment),
                given(environment, "MUSTER_WITNESS_NAME"),
                Stream.concat(named(words).stream(), listed(environment))
                        .map(Settings::key)
                        .distinct()
                        .toList(),
                URI.create("http://127.0.0.1:%d/log/key".formatted(port(environment, "MUSTER_COMMAND_PORT", 8081))));
    }

    private static Path folder(Map<String, String> environment) {
        return given(environment, "MUSTER_WITNESS_DATA")
                .map(Path::of)
                .orElseGet(() -> Path.of(given(environment, "MUSTER_DATA").orElse("data"), "witness"));
    }

    private static List<String> named(List<String> words) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < words.size(); i += 2) {
            if (!words.get(i).equals("--log") || i + 1 == words.size()) {
                throw new CannotStart("The witness takes nothing but --log KEY.\n" + USAGE);
            }
            keys.add(words.get(i + 1));
        }
        return keys;
    }

    private static Stream<String> listed(Map<String, String> environment) {
        return given(environment, "MUSTER_WITNESS_LOGS").stream()
                .flatMap(keys -> Stream.of(keys.split("[\\s,]+")))
                .filter(key -> !key.isEmpty());
    }

    private static VerifierKey key(String text) {
        try {
            return VerifierKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(e.getMessage() + " Copy it from the log's /log/key.");
        }
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private static int port(Map<String, String> environment, String name, int otherwise) {
        return given(environment, name).map(value -> port(name, value)).orElse(otherwise);
    }

    private static int port(String name, String value) {
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > HIGHEST_PORT) {
            throw new CannotStart(
                    "%s is \"%s\": it must be a port, a number from 0 to %d.".formatted(name, value, HIGHEST_PORT));
        }
        return Integer.parseInt(value);
    }
}
