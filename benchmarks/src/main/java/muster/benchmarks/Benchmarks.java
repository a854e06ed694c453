package muster.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import muster.foundation.Folders;

/** {@code ./muster bench}: what the words after it ask for. */
public final class Benchmarks {

    private static final int MISUSED = 2;

    private static final Map<String, Benchmark> BENCHMARKS = Map.of(
            "log",
            (folder, quick) ->
                    LogBenchmark.run(System.out, folder, quick ? LogBenchmark.Extent.QUICK : LogBenchmark.Extent.WHOLE),
            "stance",
            (folder, quick) -> StanceBenchmark.run(
                    System.out, folder, quick ? StanceBenchmark.Extent.QUICK : StanceBenchmark.Extent.WHOLE),
            "page",
            (folder, quick) -> PageBenchmark.run(
                    System.out, folder, quick ? PageBenchmark.Extent.QUICK : PageBenchmark.Extent.WHOLE),
            "audit",
            (folder, quick) -> AuditBenchmark.run(
                    System.out, folder, quick ? AuditBenchmark.Extent.QUICK : AuditBenchmark.Extent.WHOLE));

    private Benchmarks() {}

    /** The system property {@code muster.bench} names the folder to work in: on the disk that is meant to be measured. */
    public static void main(String[] words) throws Exception {
        System.setProperty("axoniq.update-checker.disabled", "true");
        var asked = List.of(words);
        boolean quick = asked.size() == 2 && asked.getLast().equals("--quick");
        if (asked.isEmpty() || !BENCHMARKS.containsKey(asked.getFirst()) || asked.size() > (quick ? 2 : 1)) {
            System.err.println("muster: Usage: ./muster bench (log | stance | page | audit) [--quick]");
            System.exit(MISUSED);
        }
        in(asked.getFirst(), quick);
        System.exit(0);
    }

    /** Measures in a folder of its own, which is empty. */
    private interface Benchmark {
        void run(Path folder, boolean quick) throws Exception;
    }

    private static void in(String name, boolean quick) throws Exception {
        var parent = Files.createDirectories(Path.of(System.getProperty("muster.bench", "target")));
        var folder = Files.createTempDirectory(parent, "bench-" + name + "-");
        try {
            Objects.requireNonNull(BENCHMARKS.get(name)).run(folder, quick);
        } finally {
            Folders.delete(folder);
        }
    }
}
