package muster.command;

import muster.event.Event;
import muster.event.MeetingHeld;
import muster.event.MeetingId;

/** Tells that a meeting took place. */
public record ReportMeetingHeld(MeetingId meetingId) implements Recording {

    @Override
    public Event event() {
        return new MeetingHeld(meetingId);
    }
}
