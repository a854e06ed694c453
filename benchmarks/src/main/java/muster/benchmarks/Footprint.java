package muster.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The memory that a JVM took at most, in MB.
 *
 * @param heap before a collection
 * @param live what a collection left
 * @param resident all of the process, as Linux counts it; 0 elsewhere
 */
record Footprint(long heap, long live, long resident) {

    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");
    private static final Pattern RESIDENT = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    /** From what the JVM has written of its collections. */
    static Footprint of(long pid, Path collections) throws IOException {
        long heap = 0;
        long live = 0;
        var collection = COLLECTION.matcher(Files.readString(collections));
        while (collection.find()) {
            heap = Math.max(heap, Long.parseLong(collection.group(1)));
            live = Math.max(live, Long.parseLong(collection.group(2)));
        }
        return new Footprint(heap, live, resident(Path.of("/proc", Long.toString(pid), "status")));
    }

    private static long resident(Path status) throws IOException {
        if (!Files.isReadable(status)) {
            return 0;
        }
        var resident = RESIDENT.matcher(Files.readString(status));
        return resident.find() ? Long.parseLong(resident.group(1)) / 1024 : 0;
    }

    /** Of each of several. */
    static void print(PrintStream out, Map<String, Footprint> footprints) {
        new Table("query-service in a heap of 1,024 MB: at most", List.of("what", "heap", "of it live", "resident"))
                .begin(out);
        footprints.forEach((what, footprint) -> Table.row(
                out,
                what,
                "%,d MB".formatted(footprint.heap()),
                "%,d MB".formatted(footprint.live()),
                "%,d MB".formatted(footprint.resident())));
    }
}
