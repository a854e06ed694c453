package muster.command;

import java.util.List;
import java.util.Optional;

import muster.event.Bound;
import muster.event.ClaimId;
import muster.event.CollectiveClaimRecorded;
import muster.event.Conditions;
import muster.event.Event;
import muster.event.Kind;
import muster.event.OrEmpty;
import muster.event.Unit;
import muster.record.WrongField;

/** Records that somebody claimed a number of contributors without naming them. */
public record RecordCollectiveClaim(
        ClaimId claimId,
        Optional<Long> count,
        Optional<Bound> bound,
        Unit unit,
        @OrEmpty List<Kind> kinds,
        Conditions conditions)
        implements Recording {

    public RecordCollectiveClaim {
        if (count.filter(number -> number < 1).isPresent()) {
            throw new WrongField("count", "must be at least 1; leave it out where the coalition as a whole is meant");
        }
        if (bound.isPresent() && count.isEmpty()) {
            throw new WrongField("bound", "needs a count");
        }
        kinds = List.copyOf(kinds);
    }

    @Override
    public Event event() {
        return new CollectiveClaimRecorded(claimId, count, bound, unit, kinds, conditions);
    }
}
