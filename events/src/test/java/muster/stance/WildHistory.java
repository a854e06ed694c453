package muster.stance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import muster.event.Recorded;
import muster.record.RecordFormat;
import muster.wild.WildLog;

/** A made-up history of one coalition, and how the product reads it. The same seed makes the same history. */
final class WildHistory {

    private final WildLog log;
    private final String coalition;

    private WildHistory(WildLog log) {
        this.log = log;
        this.coalition = log.coalitions().getFirst();
    }

    /** The history of this seed: from a few records to about {@code most}. */
    static WildHistory of(long seed, int most) {
        return new WildHistory(WildLog.of(seed, 1, most));
    }

    /** The records, by position. */
    List<String> lines() {
        return log.lines(coalition);
    }

    /** The same, read. */
    List<Recorded> records() {
        RecordFormat format = new RecordFormat();
        return lines().stream()
                .map(line -> format.read(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** All of it, whatever is asked as known earlier. */
    Chronicle chronicle() {
        Chronicle chronicle = new Chronicle();
        records().forEach(chronicle::add);
        return chronicle;
    }

    /** The positions of each command's events, in the order of the log. */
    List<Set<Long>> commands() {
        return log.commands(coalition);
    }
}
