package muster.stance;

import java.util.Optional;

import muster.event.Conditions;
import muster.event.Headcount;
import muster.event.Kind;
import muster.event.PledgeAmended;
import muster.event.PledgeId;
import muster.event.Quantity;
import muster.event.SupportPledged;
import muster.event.TroopsPledged;

/** A pledge that stands, with its fields as last amended. */
public record OpenPledge(
        PledgeId pledgeId,
        Kind kind,
        Optional<Headcount> headcount,
        Optional<Quantity> quantity,
        Optional<String> description,
        Optional<String> area,
        Conditions conditions,
        Delivery delivery) {

    static OpenPledge of(TroopsPledged pledge) {
        return new OpenPledge(
                pledge.pledgeId(),
                Kind.TROOPS,
                pledge.headcount(),
                Optional.empty(),
                Optional.empty(),
                pledge.area(),
                pledge.conditions(),
                Delivery.NONE);
    }

    static OpenPledge of(SupportPledged pledge) {
        return new OpenPledge(
                pledge.pledgeId(),
                pledge.kind(),
                Optional.empty(),
                pledge.quantity(),
                pledge.description(),
                Optional.empty(),
                pledge.conditions(),
                Delivery.NONE);
    }

    OpenPledge amended(PledgeAmended change) {
        return new OpenPledge(
                pledgeId,
                kind,
                change.headcount().applyTo(headcount),
                change.quantity().applyTo(quantity),
                change.description().applyTo(description),
                change.area().applyTo(area),
                change.conditions().applyTo(Optional.of(conditions)).orElse(Conditions.NONE),
                delivery);
    }

    OpenPledge delivered(boolean complete) {
        Delivery now = complete || delivery == Delivery.DELIVERED ? Delivery.DELIVERED : Delivery.DELIVERING;
        return new OpenPledge(pledgeId, kind, headcount, quantity, description, area, conditions, now);
    }
}
