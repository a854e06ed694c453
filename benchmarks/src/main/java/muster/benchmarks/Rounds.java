package muster.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Measures several things in turn, so that what disturbs the machine disturbs all of them; a first round warms up. */
record Rounds(int number) {

    /** The medians, one for each thing. */
    List<Measured> inTurn(List<Callable<Measured>> things) throws Exception {
        var all = new ArrayList<List<Measured>>();
        things.forEach(_ -> all.add(new ArrayList<>()));
        for (int round = 0; round <= number; round++) {
            for (int i = 0; i < things.size(); i++) {
                var measured = things.get(i).call();
                if (round > 0) {
                    all.get(i).add(measured);
                }
            }
        }
        return all.stream().map(Measured::median).toList();
    }
}
