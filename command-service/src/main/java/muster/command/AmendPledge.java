package muster.command;

import muster.event.Change;
import muster.event.Conditions;
import muster.event.Event;
import muster.event.Headcount;
import muster.event.Participant;
import muster.event.PledgeAmended;
import muster.event.PledgeId;
import muster.event.Quantity;

/** Changes fields of a pledge, never its kind. */
public record AmendPledge(
        Participant participant,
        PledgeId pledgeId,
        Change<Headcount> headcount,
        Change<String> area,
        Change<Quantity> quantity,
        Change<String> description,
        Change<Conditions> conditions)
        implements Recording {

    @Override
    public Event event() {
        return new PledgeAmended(participant, pledgeId, headcount, area, quantity, description, conditions);
    }
}
