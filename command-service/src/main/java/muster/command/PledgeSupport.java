package muster.command;

import java.util.Optional;

import muster.event.Conditions;
import muster.event.Event;
import muster.event.Kind;
import muster.event.Participant;
import muster.event.PledgeId;
import muster.event.Quantity;
import muster.event.SupportPledged;
import muster.record.WrongField;

/** Promises anything but troops. */
public record PledgeSupport(
        Participant participant,
        PledgeId pledgeId,
        Kind kind,
        Optional<Quantity> quantity,
        Optional<String> description,
        Conditions conditions)
        implements Recording {

    public PledgeSupport {
        if (kind == Kind.TROOPS) {
            throw new WrongField("kind", "must be any kind but TROOPS; PledgeTroops is for troops");
        }
    }

    @Override
    public Event event() {
        return new SupportPledged(participant, pledgeId, kind, quantity, description, conditions);
    }
}
