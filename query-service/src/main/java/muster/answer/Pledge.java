package muster.answer;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;

import muster.event.AnyOf;
import muster.event.Condition;
import muster.event.Headcount;
import muster.event.Quantity;
import muster.stance.Delivery;
import muster.stance.OpenPledge;

/**
 * A pledge that stands, under its stance.
 *
 * @param unmet the conditions that it still waits for
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Pledge(
        String pledgeId,
        Optional<Headcount> headcount,
        Optional<Quantity> quantity,
        Optional<String> description,
        Optional<String> area,
        List<AnyOf> conditions,
        List<String> unmet,
        Delivery delivery) {

    static Pledge of(OpenPledge pledge, Set<Condition> met) {
        return new Pledge(
                pledge.pledgeId().value(),
                pledge.headcount(),
                pledge.quantity(),
                pledge.description(),
                pledge.area(),
                pledge.conditions().all(),
                pledge.conditions().unmet(met).stream().map(Condition::word).toList(),
                pledge.delivery());
    }
}
