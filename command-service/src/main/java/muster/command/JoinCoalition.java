package muster.command;

import muster.event.Event;
import muster.event.Participant;
import muster.event.ParticipantJoined;

/** Makes a participant a member. */
public record JoinCoalition(Participant participant) implements Recording {

    @Override
    public Event event() {
        return new ParticipantJoined(participant);
    }
}
