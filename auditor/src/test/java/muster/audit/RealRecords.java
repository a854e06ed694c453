package muster.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import muster.event.Recorded;
import muster.record.RecordFormat;
import muster.wild.WildLog;
import muster.wild.WildRecord;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Records as a log writes them, of made-up histories. */
final class RealRecords {

    static final String ORIGIN = "muster.example/log-1";

    private static final RecordFormat FORMAT = new RecordFormat();

    private RealRecords() {}

    /** So many of them. */
    static List<byte[]> of(long seed, int number) {
        List<byte[]> records = new ArrayList<>();
        for (long more = seed; records.size() < number; more++) {
            for (WildRecord wild : WildLog.of(more, 3, 600).records()) {
                if (records.size() < number) {
                    records.add(written(wild, records.size() + 1L));
                }
            }
        }
        return records;
    }

    private static byte[] written(WildRecord wild, long position) {
        Recorded read = FORMAT.read(wild.line().getBytes(UTF_8));
        return FORMAT.write(
                new Recorded(
                        position,
                        read.id(),
                        read.coalition(),
                        Instant.parse("2025-12-01T00:00:00Z").plusMillis(40 * (position / 2)),
                        read.commandId(),
                        read.recordedBy(),
                        read.statement()),
                ORIGIN);
    }
}
