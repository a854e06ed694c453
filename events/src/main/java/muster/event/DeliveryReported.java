package muster.event;

import java.util.Optional;

/** Something pledged was delivered, all of it if {@code complete}. */
public record DeliveryReported(
        Participant participant, PledgeId pledgeId, Optional<Quantity> quantity, boolean complete)
        implements PledgeEvent {}
