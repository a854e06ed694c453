package muster.command;

import muster.event.Event;
import muster.event.MeetingCancelled;
import muster.event.MeetingId;

/** Tells that a meeting will not take place. */
public record CancelMeeting(MeetingId meetingId) implements Recording {

    @Override
    public Event event() {
        return new MeetingCancelled(meetingId);
    }
}
