package muster.event;

/** A meeting will not take place. */
public record MeetingCancelled(MeetingId meetingId) implements MeetingEvent {}
