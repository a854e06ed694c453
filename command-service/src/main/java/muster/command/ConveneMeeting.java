package muster.command;

import java.util.Optional;

import muster.event.AnnouncedAt;
import muster.event.Event;
import muster.event.Format;
import muster.event.MeetingConvened;
import muster.event.MeetingId;

/** Calls a meeting. */
public record ConveneMeeting(
        MeetingId meetingId, String title, AnnouncedAt startsAt, Optional<String> place, Format format)
        implements Recording {

    @Override
    public Event event() {
        return new MeetingConvened(meetingId, title, startsAt, place, format);
    }
}
