package muster.event;

/** A participant joined and is a member until it leaves. */
public record ParticipantJoined(Participant participant) implements ByParticipant {}
