package muster.command;

import java.util.Optional;

import muster.event.AttendanceRecorded;
import muster.event.Event;
import muster.event.MeetingId;
import muster.event.Mode;
import muster.event.Participant;

/** Tells who attends a meeting, or was said to be going to. */
public record RecordAttendance(
        MeetingId meetingId, Participant participant, Mode mode, boolean expected, Optional<String> person)
        implements Recording {

    @Override
    public Event event() {
        return new AttendanceRecorded(meetingId, participant, mode, expected, person);
    }
}
