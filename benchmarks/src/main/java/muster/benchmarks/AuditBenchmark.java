package muster.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import muster.audit.Audit;

/**
 * {@code ./muster bench audit}: how long it takes to verify an export, beside how long it takes to hash its bytes. Both are
 * programs of their own in the small memory that the front door gives the auditor, so that the starts count, too.
 */
final class AuditBenchmark {

    private static final double MOST = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path folder;
    private final Path export;

    private AuditBenchmark(Path folder) {
        this.folder = folder;
        this.export = folder.resolve("export.jsonl");
    }

    /** How much is measured; with few records the start of the program is most of it, and no bound is set. */
    record Extent(int records, int rounds) {

        static final Extent WHOLE = new Extent(1_000_000, 7);
        static final Extent QUICK = new Extent(100_000, 5);
    }

    /** Runs it on an empty folder. */
    static void run(PrintStream out, Path folder, Extent extent) throws Exception {
        new AuditBenchmark(folder).print(out, extent);
    }

    private void print(PrintStream out, Extent extent) throws Exception {
        out.println("Making up %,d records.".formatted(extent.records()));
        String key = MadeUpExport.write(new MadeUpLog(extent.records()), export);
        Path collections = folder.resolve("collections");
        List<String> verify = java(
                List.of("-Xlog:gc:file=" + collections),
                Audit.class,
                List.of("verify", "--file", export.toString(), "--key", key));
        List<String> hash = java(List.of(), HashedFile.class, List.of(export.toString()));
        var medians = new Rounds(extent.rounds())
                .inTurn(List.of(() -> timed(extent.records(), hash), () -> timed(extent.records(), verify)));
        double ratio = medians.getFirst().rate() / medians.getLast().rate();
        new Table(
                        "Verifying an export of %,d records, %,d MB"
                                .formatted(extent.records(), Files.size(export) >> 20),
                        List.of("what", "records", "time", "ratio", "at most 3"))
                .begin(out);
        row(out, "SHA-256 in one thread", extent, medians.getFirst());
        Table.row(
                out,
                "verify",
                Table.perSecond(medians.getLast().rate()),
                time(extent, medians.getLast()),
                Table.ratio(ratio),
                extent.equals(Extent.WHOLE) ? Table.reached(ratio <= MOST) : "-");
        var footprint = Footprint.of(ProcessHandle.current().pid(), collections);
        out.println("Heap of verify, 64 MB at most: %,d MB, %,d MB of it live."
                .formatted(footprint.heap(), footprint.live()));
    }

    private static void row(PrintStream out, String what, Extent extent, Measured measured) {
        Table.row(out, what, Table.perSecond(measured.rate()), time(extent, measured));
    }

    private static String time(Extent extent, Measured measured) {
        return Table.seconds(Duration.ofNanos((long) (extent.records() / measured.rate() * 1e9)));
    }

    /** As the front door starts the auditor. */
    private static List<String> java(List<String> more, Class<?> program, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Xss512k",
                "-XX:+UseSerialGC"));
        words.addAll(more);
        words.addAll(List.of("-cp", System.getProperty("java.class.path", "."), program.getName()));
        words.addAll(arguments);
        return words;
    }

    private Measured timed(int records, List<String> command) throws IOException, InterruptedException {
        File said = folder.resolve("said").toFile();
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("It failed: " + Files.readString(said.toPath()));
        }
        return Measured.rate(records, Duration.ofNanos(System.nanoTime() - began));
    }
}
