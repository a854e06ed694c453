package muster.event;

import java.util.Optional;

/** A participant attends a meeting, or ({@code expected}) was said to be going to. */
public record AttendanceRecorded(
        MeetingId meetingId, Participant participant, Mode mode, boolean expected, Optional<String> person)
        implements MeetingEvent, ByParticipant {}
