package muster.command;

import muster.event.Event;
import muster.event.Participant;
import muster.event.ParticipantLeft;

/** Ends a membership. */
public record LeaveCoalition(Participant participant) implements Recording {

    @Override
    public Event event() {
        return new ParticipantLeft(participant);
    }
}
