package muster.foundation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** A process of an earlier run that was killed before it could end what it had started. */
public final class Leftover {

    private Leftover() {}

    /**
     * Ends the process whose id the file's first line holds, if it still runs and is ours: its command line names
     * {@code folder}. A process id that meanwhile belongs to someone else's process is left alone. The file is gone
     * afterwards.
     */
    public static void end(Path pidFile, Path folder, Child.StopSignal signal, Duration patience) {
        find(pidFile, folder).ifPresent(process -> end(process, signal, patience));
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new CannotStart.FolderNotWritable(folder, e);
        }
    }

    private static Optional<ProcessHandle> find(Path pidFile, Path folder) {
        return firstLine(pidFile)
                .filter(line -> line.matches("\\d{1,10}"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(process -> commandLine(process).contains(folder.toString()));
    }

    private static Optional<String> firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().map(String::strip);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Java's own {@code ProcessHandle.Info} gives up on long command lines; Linux has them whole. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                    .replace('\0', ' ');
        } catch (IOException e) {
            return process.info().commandLine().orElse("");
        }
    }

    private static void end(ProcessHandle process, Child.StopSignal signal, Duration patience) {
        Signals.send(signal, process.pid());
        if (!Await.until(patience, () -> !process.isAlive())) {
            process.destroyForcibly();
            Await.until(Duration.ofSeconds(10), () -> !process.isAlive());
        }
    }
}
