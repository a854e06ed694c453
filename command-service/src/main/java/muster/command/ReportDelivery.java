package muster.command;

import java.util.Optional;

import muster.event.DeliveryReported;
import muster.event.Event;
import muster.event.Participant;
import muster.event.PledgeId;
import muster.event.Quantity;

/** Tells that something pledged was delivered. */
public record ReportDelivery(Participant participant, PledgeId pledgeId, Optional<Quantity> quantity, boolean complete)
        implements Recording {

    @Override
    public Event event() {
        return new DeliveryReported(participant, pledgeId, quantity, complete);
    }
}
