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
        return 1_000 * all.stream().sorted().toList().get(all.size() / 2);
    }

    double worst() {
        return 1_000 * Collections.max(all);
    }
}
