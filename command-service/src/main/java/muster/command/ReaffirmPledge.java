package muster.command;

import muster.event.Event;
import muster.event.Participant;
import muster.event.PledgeId;
import muster.event.PledgeReaffirmed;

/** Confirms a pledge as it stands. */
public record ReaffirmPledge(Participant participant, PledgeId pledgeId) implements Recording {

    @Override
    public Event event() {
        return new PledgeReaffirmed(participant, pledgeId);
    }
}
