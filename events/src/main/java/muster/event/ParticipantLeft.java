package muster.event;

/** A participant left and is no member any more. */
public record ParticipantLeft(Participant participant) implements ByParticipant {}
