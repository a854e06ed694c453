package muster.command;

import java.util.Optional;

import muster.event.Event;
import muster.event.Participant;
import muster.event.PledgeId;
import muster.event.PledgeWithdrawn;

/** Takes a pledge back. */
public record WithdrawPledge(Participant participant, PledgeId pledgeId, Optional<String> reason) implements Recording {

    @Override
    public Event event() {
        return new PledgeWithdrawn(participant, pledgeId, reason);
    }
}
