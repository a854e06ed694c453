package muster.command;

import java.util.Optional;

import muster.event.Conditions;
import muster.event.Event;
import muster.event.Headcount;
import muster.event.Participant;
import muster.event.PledgeId;
import muster.event.TroopsPledged;

/** Promises troops. */
public record PledgeTroops(
        Participant participant,
        PledgeId pledgeId,
        Optional<Headcount> headcount,
        Conditions conditions,
        Optional<String> area)
        implements Recording {

    @Override
    public Event event() {
        return new TroopsPledged(participant, pledgeId, headcount, conditions, area);
    }
}
