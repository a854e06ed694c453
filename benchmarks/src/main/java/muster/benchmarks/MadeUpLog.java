package muster.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import muster.event.Coalition;
import muster.event.Recorded;

/**
 * A log of so many made-up events, in as many coalitions as it takes: they are recorded by turns, so that the one that is
 * asked about lies all over the log. That one is the same, statement by statement, in every log.
 *
 * @param size a multiple of how many one coalition has
 */
record MadeUpLog(int size) {

    /** The coalition to ask about. */
    static final Coalition ASKED = new Coalition("willing");

    private static final long SEED = 20_250_302;
    private static final Instant FIRST_RECORDED = Instant.parse("2026-01-01T00:00:00Z");
    private static final long MILLIS_BETWEEN = 100;
    private static final String RECORDER = "monitor-7";

    int coalitions() {
        return size / MadeUpCoalition.STATEMENTS;
    }

    /** Hands over every record, by position. */
    void forEach(Consumer<Recorded> take) {
        List<MadeUpCoalition> coalitions = IntStream.range(0, coalitions())
                .mapToObj(i -> new MadeUpCoalition(i == 0 ? ASKED : new Coalition("others-" + i), SEED + i))
                .toList();
        long position = 0;
        while (position < size) {
            for (var coalition : coalitions) {
                if (!coalition.isComplete()) {
                    position = record(coalition, position, take);
                }
            }
        }
    }

    private static long record(MadeUpCoalition coalition, long before, Consumer<Recorded> take) {
        long position = before;
        var recordedAt = FIRST_RECORDED.plusMillis(MILLIS_BETWEEN * before);
        var commandId = new UUID(0x4000L, Long.MIN_VALUE | before);
        for (var draft : coalition.next()) {
            take.accept(new Recorded(
                    ++position, draft.id(), coalition.name(), recordedAt, commandId, RECORDER, draft.statement()));
        }
        return position;
    }
}
