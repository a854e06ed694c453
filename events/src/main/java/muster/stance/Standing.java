package muster.stance;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import muster.event.Condition;

/**
 * Where a participant stands on a kind, with all that a reader asks about it.
 *
 * @param period the one that holds the question's time
 * @param restsOn the statement of domain.md §3
 * @param contested whether a visible dispute speaks against {@code restsOn}
 * @param support the number of distinct origins of {@code restsOn}
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
