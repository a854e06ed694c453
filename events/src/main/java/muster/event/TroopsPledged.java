package muster.event;

import java.util.Optional;

/** A participant promised troops. The pledge stays open until it is withdrawn, declined or opposed away. */
public record TroopsPledged(
        Participant participant,
        PledgeId pledgeId,
        Optional<Headcount> headcount,
        Conditions conditions,
        Optional<String> area)
        implements PledgeEvent {}
