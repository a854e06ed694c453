package muster.command;

import java.util.Optional;

import muster.event.Event;
import muster.event.LeadAppointed;
import muster.event.Participant;

/** Makes a participant a lead of the coalition. */
public record AppointLead(Participant participant, Optional<String> person) implements Recording {

    @Override
    public Event event() {
        return new LeadAppointed(participant, person);
    }
}
