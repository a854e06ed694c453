package muster.event;

/** Something was said about a meeting. */
public sealed interface MeetingEvent extends Event
        permits MeetingConvened, MeetingHeld, MeetingCancelled, AttendanceRecorded {

    MeetingId meetingId();
}
