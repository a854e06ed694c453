package muster.event;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a pledge waits for: all of these must hold, each by any of its alternatives. {@code [{anyOf: [CEASEFIRE,
 * PEACE_AGREEMENT]}, {anyOf: [US_BACKSTOP]}]} reads "(ceasefire or peace agreement) and US backstop".
 */
public record Conditions(List<AnyOf> all) {

    public static final Conditions NONE = new Conditions(List.of());

    public Conditions {
        all = List.copyOf(all);
    }

    /** Whether all hold when exactly {@code met} are met. */
    public boolean hold(Set<Condition> met) {
        for (AnyOf one : all) {
            if (Collections.disjoint(one.anyOf(), met)) {
                return false;
            }
        }
        return true;
    }

    /** The conditions that are still waited for, sorted: every alternative of what does not hold yet. */
    public Set<Condition> unmet(Set<Condition> met) {
        Set<Condition> unmet = new TreeSet<>();
        for (AnyOf one : all) {
            if (Collections.disjoint(one.anyOf(), met)) {
                unmet.addAll(one.anyOf());
            }
        }
        return unmet;
    }

    /** Every condition that is mentioned. */
    public Set<Condition> mentioned() {
        Set<Condition> mentioned = new TreeSet<>();
        all.forEach(one -> mentioned.addAll(one.anyOf()));
        return mentioned;
    }
}
