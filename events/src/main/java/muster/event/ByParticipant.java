package muster.event;

/** An event that is about one participant: the subject of its record. */
public sealed interface ByParticipant extends Event
        permits ParticipantJoined, ParticipantLeft, LeadAppointed, AttendanceRecorded, KindsEvent, PledgeEvent {

    Participant participant();
}
