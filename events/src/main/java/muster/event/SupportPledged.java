package muster.event;

import java.util.Optional;

/** A participant promised something other than troops; open as long as a pledge of troops would be. */
public record SupportPledged(
        Participant participant,
        PledgeId pledgeId,
        Kind kind,
        Optional<Quantity> quantity,
        Optional<String> description,
        Conditions conditions)
        implements PledgeEvent {}
