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
            case List<String> all
            when all.equals(List.of("log")) ->
                in("log", folder -> LogBenchmark.run(System.out, folder, LogBenchmark.Extent.WHOLE));
            case List<String> all
            when all.equals(List.of("log", "--quick")) ->
                in("log", folder -> LogBenchmark.run(System.out, folder, LogBenchmark.Extent.QUICK));
            case List<String> all
            when all.equals(List.of("stance")) ->
                in("stance", folder -> StanceBenchmark.run(System.out, folder, StanceBenchmark.Extent.WHOLE));
            case List<String> all
            when all.equals(List.of("stance", "--quick")) ->
                in("stance", folder -> StanceBenchmark.run(System.out, folder, StanceBenchmark.Extent.QUICK));
            case List<String> all
            when all.equals(List.of("page")) ->
                in("page", folder -> PageBenchmark.run(System.out, folder, PageBenchmark.Extent.WHOLE));
            case List<String> all
            when all.equals(List.of("page", "--quick")) ->
                in("page", folder -> PageBenchmark.run(System.out, folder, PageBenchmark.Extent.QUICK));
            case List<String> all
            when all.equals(List.of("audit")) ->
                in("audit", folder -> AuditBenchmark.run(System.out, folder, AuditBenchmark.Extent.WHOLE));
            case List<String> all
            when all.equals(List.of("audit", "--quick")) ->
                in("audit", folder -> AuditBenchmark.run(System.out, folder, AuditBenchmark.Extent.QUICK));
            default -> {
                System.err.println("muster: Usage: ./muster bench (log | stance | page | audit) [--quick]");
                System.exit(MISUSED);
            }
        }
        System.exit(0);
    }

    /** Measures in a folder of its own. */
    private interface Benchmark {
        void run(Path folder) throws Exception;
    }

    private static void in(String name, Benchmark benchmark) throws Exception {
        var parent = Files.createDirectories(Path.of(System.getProperty("muster.bench", "target")));
        var folder = Files.createTempDirectory(parent, "bench-" + name + "-");
        try {
            benchmark.run(folder);
        } finally {
            Folders.delete(folder);
        }
    }
}
