package muster.event;

/** Fields of a pledge changed, never its kind; conditions are replaced whole. */
public record PledgeAmended(
        Participant participant,
        PledgeId pledgeId,
        Change<Headcount> headcount,
        Change<String> area,
        Change<Quantity> quantity,
        Change<String> description,
        Change<Conditions> conditions)
        implements PledgeEvent {}
