package muster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import muster.foundation.Await;

import static org.assertj.core.api.Assertions.assertThat;

/** A launcher in a process and a process group of its own, as a shell starts one, with ports that are free. */
final class Launched implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Process process;
    private final Path data;
    private final Path out;
    private final Path err;

    private Launched(Process process, Path data, Path out, Path err) {
        this.process = process;
        this.data = data;
        this.out = out;
        this.err = err;
    }

    /** The launcher with stand-ins for both services. */
    static Launched run(Path data, Path history, Map<String, String> environment, String... options)
            throws IOException {
        var main = List.of("-Dhistory=" + history, StandInMuster.class.getName(), "run");
        return launch(data, environment, main, options);
    }

    /** The product as it was built, with the history that it ships. */
    static Launched product(Path data, Map<String, String> environment, String... options) throws IOException {
        var home = Path.of("..").toAbsolutePath().normalize();
        return launch(data, environment, List.of("-Dmuster.home=" + home, Muster.class.getName(), "run"), options);
    }

    /** An import at a terminal. */
    static Launched importing(Path folder, Path file, int port) throws IOException {
        var main = List.of("-Dmuster.terminal=true", Muster.class.getName(), "import", file.toString());
        return launch(folder, Map.of("MUSTER_COMMAND_PORT", Integer.toString(port)), main);
    }

    /** Hears Ctrl-C as ./muster does: whoever runs the tests in the background has it ignored. */
    private static Launched launch(Path data, Map<String, String> environment, List<String> main, String... options)
            throws IOException {
        var words =
                new ArrayList<>(List.of("setsid", "env", "--default-signal=INT", java(), "-XX:TieredStopAtLevel=1"));
        words.addAll(List.of("-XX:+UseSerialGC", "-Xmx64m"));
        words.addAll(main);
        words.addAll(List.of(options));
        var out = Files.createTempFile("muster", ".out");
        var err = Files.createTempFile("muster", ".err");
        var builder = new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(anyPorts());
        builder.environment().put("MUSTER_DATA", data.toString());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().putAll(environment);
        return new Launched(builder.start(), data, out, err);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Map<String, String> anyPorts() {
        return Map.of(
                "MUSTER_COMMAND_PORT", "0",
                "MUSTER_QUERY_PORT", "0",
                "MUSTER_POSTGRES_PORT", "0",
                "MUSTER_KAFKA_PORT", "0");
    }

    Launched ready() throws IOException {
        return ready(PATIENCE);
    }

    Launched ready(Duration patience) throws IOException {
        assertThat(Await.until(patience, () -> said(out).contains("ready") || !process.isAlive()))
                .isTrue();
        assertThat(said(out)).as(said(err)).matches("Muster is ready: http://127.0.0.1:\\d+\n");
        return this;
    }

    int queryPort() {
        return Integer.parseInt(said(out).strip().replaceFirst(".*:", ""));
    }

    /** The data folder. */
    Path data() {
        return data;
    }

    String output() {
        return said(out);
    }

    String notes() {
        return said(err);
    }

    private static String said(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    /** Sends a signal to the launcher alone. */
    Launched signal(String name) throws IOException {
        return send(name, Long.toString(process.pid()));
    }

    /** Sends a signal to the launcher's whole process group, as a terminal does on Ctrl-C. */
    Launched signalGroup(String name) throws IOException {
        return send(name, "-" + process.pid());
    }

    private Launched send(String name, String target) throws IOException {
        new ProcessBuilder("bash", "-c", "kill -s %s -- %s".formatted(name, target))
                .start()
                .onExit()
                .join();
        return this;
    }

    int exitStatus() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** The processes whose command line names the data folder, the launcher's guards among them. */
    List<Long> parts() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(it -> commandLine(it).contains(data.toString()))
                    .map(ProcessHandle::pid)
                    .toList();
        }
    }

    private static String commandLine(ProcessHandle process) {
        return said(Path.of("/proc/" + process.pid() + "/cmdline"));
    }

    Optional<Long> part(String pidFile) {
        return Optional.of(said(data.resolve(pidFile)).strip())
                .filter(text -> !text.isEmpty())
                .map(Long::valueOf);
    }

    boolean noneLeft() {
        return Await.until(PATIENCE, () -> parts().isEmpty());
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        Files.delete(out);
        Files.delete(err);
    }
}
