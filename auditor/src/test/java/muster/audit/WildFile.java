package muster.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import muster.wild.WildLog;
import muster.wild.WildRecord;

/** A made-up log in a file, as {@code /log/events} hands it over. */
record WildFile(WildLog log, List<String> lines, Path path) {

    private static final int LEAST = 40;

    /** The log of this seed, or of one that follows from it: there are at least forty records. */
    static WildFile of(long seed, Path folder) {
        WildLog log = WildLog.of(seed, 3, 40);
        if (log.records().size() < LEAST) {
            return of(seed * 31 + 7, folder);
        }
        return new WildFile(log, log.records().stream().map(WildRecord::line).toList(), folder.resolve("log.jsonl"))
                .written();
    }

    /** The same file with other lines. */
    WildFile with(List<String> others) {
        return new WildFile(log, others, path).written();
    }

    private WildFile written() {
        try {
            Files.write(path, lines);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int head() {
        return lines.size();
    }
}
