package muster.wild;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** A made-up log in which the histories of several coalitions lie interleaved. The same seed makes the same log. */
public final class WildLog {

    private final Random random;
    private final WildJournal journal;
    private final Map<String, WildCoalition> coalitions = new TreeMap<>();

    private WildLog(long seed) {
        random = new Random(seed);
        journal = new WildJournal(random);
    }

    /** The log of this seed; of each coalition from a few records to about {@code most}. */
    public static WildLog of(long seed, int coalitions, int most) {
        WildLog log = new WildLog(seed);
        log.make(coalitions, most);
        return log;
    }

    private void make(int howMany, int most) {
        List<Runnable> turns = new ArrayList<>();
        for (int i = 1; i <= howMany; i++) {
            WildCoalition coalition = new WildCoalition("wild-" + i, random, journal);
            coalitions.put("wild-" + i, coalition);
            int length = 1 + random.nextInt(most);
            coalition.form();
            while (length-- > 0) {
                turns.add(coalition::goOn);
            }
        }
        Collections.shuffle(turns, random);
        turns.forEach(Runnable::run);
    }

    /** All records, by position. */
    public List<WildRecord> records() {
        return journal.records();
    }

    /** Their slugs, sorted. */
    public List<String> coalitions() {
        return List.copyOf(coalitions.keySet());
    }

    /** The lines of one coalition's records, by position. */
    public List<String> lines(String coalition) {
        return records().stream()
                .filter(record -> record.coalition().equals(coalition))
                .map(WildRecord::line)
                .toList();
    }

    /** The positions of each of the coalition's commands' events, in the order of the log. */
    public List<Set<Long>> commands(String coalition) {
        return Optional.ofNullable(coalitions.get(coalition))
                .map(WildCoalition::commands)
                .orElse(List.of());
    }
}
