package muster.foundation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A command line for a child JVM of the kind that runs beside others on a small machine: quick to start rather than
 * fast for ever. The class path goes into the environment, where it keeps the command line short enough to be read.
 */
public record JavaCommand(String mainClass, String classPath, List<String> options, List<String> arguments) {

    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    public JavaCommand {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
    }

    public JavaCommand(String mainClass, String classPath) {
        this(mainClass, classPath, SMALL, List.of());
    }

    public JavaCommand with(String... more) {
        return with(List.of(more));
    }

    public JavaCommand with(List<String> more) {
        var all = new ArrayList<>(options);
        all.addAll(more);
        return new JavaCommand(mainClass, classPath, all, arguments);
    }

    public JavaCommand arguments(String... words) {
        return new JavaCommand(mainClass, classPath, options, List.of(words));
    }

    public List<String> words() {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(options);
        words.add(mainClass);
        words.addAll(arguments);
        return words;
    }

    public Map<String, String> environment() {
        return Map.of("CLASSPATH", classPath);
    }
}
