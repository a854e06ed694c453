package muster.event;

/** A meeting took place. */
public record MeetingHeld(MeetingId meetingId) implements MeetingEvent {}
