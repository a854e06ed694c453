package muster.stance;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import muster.event.Condition;
import muster.event.Grade;

/**
 * Where a participant stands on a kind, with all that a reader asks about it.
 *
 * @param period the one that holds the question's time
 * @param restsOn the statement of domain.md §3
 * @param contested whether a visible dispute speaks against {@code restsOn}
 * @param support the number of distinct origins of {@code restsOn}
 * @param grade the best of the same evidence, if any of it is graded
 * @param late whether {@code restsOn} was LEARNT: what the record held already, when it came, was said after it
 * @param lastHeard when something visible was last said of it or corroborated
 * @param pledges those open, with {@code met} to tell what each still waits for
 */
public record Standing(
        Cell cell,
        Stance stance,
        Period period,
        Said restsOn,
        boolean contested,
        int support,
        Optional<Grade> grade,
        boolean late,
        Instant lastHeard,
        Collection<OpenPledge> pledges,
        Set<Condition> met) {

    public Standing {
        pledges = List.copyOf(pledges);
        met = Set.copyOf(met);
    }

    /** Whole days from when something was last heard of it until {@code moment}. */
    public long staleDays(Instant moment) {
        return Duration.between(lastHeard, moment).toDays();
    }
}
