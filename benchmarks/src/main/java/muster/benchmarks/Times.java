package muster.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long the same thing took, each time, in milliseconds. */
final class Times {

    private final List<Double> all = new ArrayList<>();

    void add(double millis) {
        all.add(millis);
    }

    int number() {
        return all.size();
    }

    /** In microseconds, as tables have them. */
    double median() {
        var sorted = all.stream().sorted().toList();
        return 500 * (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2));
    }

    double worst() {
        return 1_000 * Collections.max(all);
    }
}
