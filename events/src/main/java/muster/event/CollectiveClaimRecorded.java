package muster.event;

import java.util.List;
import java.util.Optional;

/** Somebody claimed a number of contributors without naming them. No count: the coalition as a whole is meant; no kinds: membership. */
public record CollectiveClaimRecorded(
        ClaimId claimId,
        Optional<Long> count,
        Optional<Bound> bound,
        Unit unit,
        @OrEmpty List<Kind> kinds,
        Conditions conditions)
        implements Event {

    public CollectiveClaimRecorded {
        kinds = List.copyOf(kinds);
    }
}
