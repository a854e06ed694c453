package muster.stance;

import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

import muster.event.Condition;

/**
 * Where a participant stands on a kind, with all that a reader asks about it.
 *
 * @param period the one that holds the question's time
 * @param restsOn the statement of domain.md §3
 * @param contested whether a visible dispute speaks against {@code restsOn}
 * @param support the number of distinct origins of {@code restsOn}
 * @param staleDays whole days since the last visible statement or corroboration; none where the question has no time
 * @param pledges those open, with {@code met} to tell what each still waits for
 */
public record Standing(
        Cell cell,
        Stance stance,
        Period period,
        Said restsOn,
        boolean contested,
        int support,
        OptionalLong staleDays,
        Collection<OpenPledge> pledges,
        Set<Condition> met) {

    public Standing {
        pledges = List.copyOf(pledges);
        met = Set.copyOf(met);
    }
}
