package muster.event;

import java.util.Optional;

/** A pledge was taken back. */
public record PledgeWithdrawn(Participant participant, PledgeId pledgeId, Optional<String> reason)
        implements PledgeEvent {}
