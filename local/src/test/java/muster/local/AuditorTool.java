package muster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import muster.foundation.JavaCommand;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The programs of the auditor as they were built, each a process of its own. */
final class AuditorTool {

    private static final Path TARGET = Path.of("..", "auditor", "target");

    private AuditorTool() {}

    /** How it ended, and all that it said. */
    record Verdict(int status, String said) {}

    /** {@code ./muster audit …} to its end. */
    static Verdict audit(String... words) throws IOException, InterruptedException {
        var process = start("muster.audit.Audit", Map.of(), List.of(words));
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Verdict(process.waitFor(), said);
    }

    /** {@code ./muster witness}, which goes on until it is ended. */
    static Process witness(Map<String, String> environment) throws IOException {
        return start("muster.witness.Witness", environment, List.of());
    }

    private static Process start(String program, Map<String, String> environment, List<String> arguments)
            throws IOException {
        var command = new JavaCommand(program, classPath()).with("-Xmx256m");
        var words = new ArrayList<>(command.words());
        words.addAll(arguments);
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().putAll(command.environment());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String classPath() throws IOException {
        try (var jars = Files.newDirectoryStream(TARGET, "auditor-*.jar")) {
            return jars.iterator().next() + ":"
                    + Files.readString(TARGET.resolve("classpath")).strip();
        }
    }
}
