package muster.event;

/** A pledge was confirmed as it stands. */
public record PledgeReaffirmed(Participant participant, PledgeId pledgeId) implements PledgeEvent {}
