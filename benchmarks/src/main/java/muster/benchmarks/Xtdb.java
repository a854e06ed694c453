package muster.benchmarks;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import muster.benchmarks.MadeUpQuestions.Asked;

import static java.nio.charset.StandardCharsets.UTF_8;

/** XTDB in a process of its own, so that neither its memory nor its libraries mix with ours, asked through pipes. */
final class Xtdb implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;
    private final Duration loading;

    private Xtdb(Process process) throws IOException {
        this.process = process;
        this.answers = process.inputReader(UTF_8);
        this.questions = process.outputWriter(UTF_8);
        long began = System.nanoTime();
        read();
        loading = Duration.ofNanos(System.nanoTime() - began);
    }

    /** Where {@code ./muster} has written what XTDB is made of; absent where it could not be had. */
    private static Optional<String> libraries() throws IOException {
        var written = Path.of(System.getProperty("muster.home", "."), "benchmarks/xtdb/target/classpath");
        return Files.exists(written) ? Optional.of(Files.readString(written).strip()) : Optional.empty();
    }

    /** Starts it on an empty folder and returns when it has taken in the log; none where it is not installed. */
    static Optional<Xtdb> with(MadeUpLog log, Path folder) throws IOException {
        var libraries = libraries();
        if (libraries.isEmpty()) {
            return Optional.empty();
        }
        Files.createDirectories(folder);
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                XtdbMain.class.getName(),
                folder.toString(),
                Integer.toString(log.size()));
        builder.environment()
                .put("CLASSPATH", System.getProperty("java.class.path") + File.pathSeparator + libraries.get());
        builder.redirectError(folder.resolve("xtdb.log").toFile());
        return Optional.of(new Xtdb(builder.start()));
    }

    /** How long it took to take in the log. */
    Duration loading() {
        return loading;
    }

    /** The stances as at V, as known at K. */
    String ask(Asked asked) throws IOException {
        questions.write("%s %d\n".formatted(asked.at(), asked.known()));
        questions.flush();
        return read();
    }

    private String read() throws IOException {
        var answer = answers.readLine();
        if (answer == null) {
            throw new EOFException("XTDB has ended; what it said is in xtdb.log");
        }
        return answer;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        questions.close();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
