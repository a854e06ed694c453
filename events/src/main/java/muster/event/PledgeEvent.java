package muster.event;

/** A participant made a pledge or said something about it. */
public sealed interface PledgeEvent extends ByParticipant
        permits TroopsPledged, SupportPledged, PledgeAmended, PledgeReaffirmed, PledgeWithdrawn, DeliveryReported {

    PledgeId pledgeId();
}
