package muster.audit;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

import muster.event.Coalition;
import muster.event.Recorded;
import muster.record.RecordFormat;
import muster.record.Unreadable;
import muster.stance.Chronicle;

/**
 * What the records of a log tell, read from the first to the last: each coalition's statements, and when each position was
 * recorded. Nothing but the records is asked.
 */
final class Told {

    private static final int AT_ONCE = 256;

    private final RecordFormat format = new RecordFormat();
    private final SortedMap<Coalition, Chronicle> chronicles = new TreeMap<>(Comparator.comparing(Coalition::slug));
    private final RecordTimes times = new RecordTimes();
    private final Predicate<Coalition> wanted;
    private final Passing passing;
    private final boolean isPart;

    /** Who wants to see each record as it passes. */
    @FunctionalInterface
    interface Passing {

        /** A record that may belong to any coalition, and its bytes. */
        void passes(Recorded record, byte[] bytes);
    }

    private Told(Predicate<Coalition> wanted, Passing passing, boolean isPart) {
        this.wanted = wanted;
        this.passing = passing;
        this.isPart = isPart;
    }

    /**
     * Reads the records up to a position.
     *
     * @param wanted whose statements are kept
     * @param notes where it is shown how far this has come
     * @throws Contradiction if they are not the records of a log
     */
    static Told by(
            LogSource source, OptionalLong until, Predicate<Coalition> wanted, Passing passing, PrintStream notes) {
        boolean isPart = source instanceof ExportFile file && file.part().isPresent();
        Told told = new Told(wanted, passing, isPart);
        try (Progress progress = Progress.of(notes, "records", until)) {
            told.read(source.records(isPart ? Long.MAX_VALUE : until.orElse(Long.MAX_VALUE)), until, progress);
        }
        return told;
    }

    private void read(LogSource.Records records, OptionalLong until, Progress progress) {
        for (List<byte[]> page = records.next(AT_ONCE); !page.isEmpty(); page = records.next(AT_ONCE)) {
            for (byte[] bytes : page) {
                Recorded record = record(bytes);
                if (until.isPresent() && record.position() > until.getAsLong()) {
                    return;
                }
                add(record, bytes);
            }
            progress.reached(times.head());
        }
    }

    private Recorded record(byte[] bytes) {
        try {
            return format.read(bytes);
        } catch (Unreadable e) {
            throw new Contradiction(
                    "What should be position %d, or one behind it, cannot be read. %s"
                            .formatted(times.head() + 1, e.getMessage()),
                    e);
        }
    }

    private void add(Recorded record, byte[] bytes) {
        long expected = times.head() + 1;
        if (isPart ? record.position() < expected : record.position() != expected) {
            throw new Contradiction("Where position %d should stand, the record says that it is at position %d."
                    .formatted(expected, record.position()));
        }
        times.add(record.position(), record.recordedAt());
        if (wanted.test(record.coalition())) {
            chronicles.computeIfAbsent(record.coalition(), _ -> new Chronicle()).add(record);
        }
        passing.passes(record, bytes);
    }

    /** The last position that was read; 0 if there was none. */
    long head() {
        return times.head();
    }

    RecordTimes times() {
        return times;
    }

    /** The coalitions of which something was kept, sorted. */
    SortedMap<Coalition, Chronicle> chronicles() {
        return chronicles;
    }

    /** What is told of a coalition. */
    Optional<Chronicle> of(Coalition coalition) {
        return Optional.ofNullable(chronicles.get(coalition));
    }
}
