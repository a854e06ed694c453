package muster.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import muster.foundation.Folders;

/** {@code ./muster bench}: what the words after it ask for. */
public final class Benchmarks {

    private static final int MISUSED = 2;

    private Benchmarks() {}

    /** The system property {@code muster.bench} names the folder to work in: on the disk that is meant to be measured. */
    public static void main(String[] words) throws Exception {
        System.setProperty("axoniq.update-checker.disabled", "true");
        switch (List.of(words)) {
            case List<String> all when all.equals(List.of("log")) -> log(LogBenchmark.Extent.WHOLE);
            case List<String> all when all.equals(List.of("log", "--quick")) -> log(LogBenchmark.Extent.QUICK);
            default -> {
                System.err.println("muster: Usage: ./muster bench log [--quick]");
                System.exit(MISUSED);
            }
        }
        System.exit(0);
    }

    private static void log(LogBenchmark.Extent extent) throws Exception {
        var parent = Files.createDirectories(Path.of(System.getProperty("muster.bench", "target")));
        var folder = Files.createTempDirectory(parent, "bench-log-");
        try {
            LogBenchmark.run(System.out, folder, extent);
        } finally {
            Folders.delete(folder);
        }
    }
}
