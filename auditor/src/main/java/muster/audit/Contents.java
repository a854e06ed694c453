package muster.audit;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What records say of their places, held against where they are: the first that is wrong in each way, and how many are. */
final class Contents {

    /** In what way a record can be wrong. */
    enum Wrong {
        NO_RECORD,
        POSITION,
        SOURCE,
        TIME
    }

    /**
     * How often.
     *
     * @param first where for the first time
     * @param said what it says there
     */
    record Tally(long first, String said, long count) {

        Tally and(Tally later) {
            return new Tally(first, said, count + later.count);
        }
    }

    private static final long UNTIMED = Long.MIN_VALUE;

    private final Map<Wrong, Tally> tallies = new EnumMap<>(Wrong.class);
    private long firstMicros = UNTIMED;
    private long lastMicros = UNTIMED;
    private long firstTimed;

    /** Of the records of a block. */
    static Contents of(Block block, byte[] source) {
        Contents contents = new Contents();
        long position = block.first();
        for (byte[] record : block.records()) {
            contents.add(position++, Place.of(record, source));
        }
        return contents;
    }

    private void add(long position, Optional<Place> said) {
        if (said.isEmpty()) {
            add(Wrong.NO_RECORD, position, "");
            return;
        }
        Place place = said.get();
        if (place.position() != position) {
            add(Wrong.POSITION, position, Long.toString(place.position()));
        }
        if (!place.ours()) {
            add(Wrong.SOURCE, position, "");
        }
        if (place.micros() < lastMicros) {
            add(Wrong.TIME, position, "");
        }
        if (firstMicros == UNTIMED) {
            firstMicros = place.micros();
            firstTimed = position;
        }
        lastMicros = place.micros();
    }

    private void add(Wrong wrong, long position, String said) {
        tallies.merge(wrong, new Tally(position, said, 1), Tally::and);
    }

    /** Adds what lies behind. */
    void add(Contents later) {
        if (later.firstMicros != UNTIMED && later.firstMicros < lastMicros) {
            add(Wrong.TIME, later.firstTimed, "");
        }
        later.tallies.forEach((wrong, tally) -> tallies.merge(wrong, tally, Tally::and));
        lastMicros = later.lastMicros == UNTIMED ? lastMicros : later.lastMicros;
    }

    /** What is wrong, each way once. */
    Map<Wrong, Tally> tallies() {
        return Map.copyOf(tallies);
    }
}
