package muster.benchmarks;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import clojure.lang.Keyword;
import org.jspecify.annotations.Nullable;

import muster.stance.Delivery;
import muster.stance.Stance;

/** One participant's stance on one kind, a statement at a time. */
final class XtdbCell {

    private static final Keyword PLEDGE = Keyword.intern("pledge");
    private static final Keyword CONDITIONS = Keyword.intern("conditions");
    private static final Keyword COMPLETE = Keyword.intern("complete");

    private final Map<Object, Open> open = new HashMap<>();
    private Stance own = Stance.UNDECLARED;
    private boolean isFor;
    private boolean isAgainst;

    /** @param conditions each a list of those of which one must be met */
    private record Open(List<?> conditions, Delivery delivery) {

        boolean holds(Set<String> met) {
            return conditions.stream()
                    .allMatch(anyOf -> ((Collection<?>) anyOf).stream().anyMatch(met::contains));
        }
    }

    void apply(String type, Map<Keyword, ?> document) {
        var pledge = document.get(PLEDGE);
        switch (type) {
            case "SupportVoiced" -> {
                isFor = true;
                isAgainst = false;
            }
            case "OppositionVoiced" -> {
                isFor = false;
                isAgainst = true;
                set(Stance.UNDECLARED);
            }
            case "OpennessSignalled" -> {
                own = open.isEmpty() ? Stance.CONSIDERING : Stance.PLEDGED;
                isAgainst = false;
            }
            case "ReservationExpressed" -> own = own == Stance.DECLINED || isAgainst ? own : Stance.RESERVED;
            case "ParticipationDeclined" -> set(Stance.DECLINED);
            case "PledgeWithdrawn" -> withdraw(pledge);
            case "TroopsPledged", "SupportPledged" -> {
                open(pledge, new Open(conditions(document, List.of()), Delivery.NONE));
                isAgainst = false;
            }
            default -> change(pledge, type, document);
        }
    }

    /** With nothing left open. */
    private void set(Stance stance) {
        open.clear();
        own = stance;
    }

    private void open(@Nullable Object pledge, Open now) {
        open.put(java.util.Objects.requireNonNull(pledge), now);
        own = Stance.PLEDGED;
    }

    private void withdraw(@Nullable Object pledge) {
        if (open.remove(pledge) != null && open.isEmpty()) {
            own = Stance.WITHDRAWN;
        }
    }

    private void change(@Nullable Object pledge, String type, Map<Keyword, ?> document) {
        var before = open.get(pledge);
        if (before != null) {
            open(
                    pledge,
                    new Open(
                            conditions(document, before.conditions()),
                            type.equals("DeliveryReported") ? delivery(before, document) : before.delivery()));
        }
    }

    private static Delivery delivery(Open before, Map<Keyword, ?> document) {
        return Boolean.TRUE.equals(document.get(COMPLETE)) || before.delivery() == Delivery.DELIVERED
                ? Delivery.DELIVERED
                : Delivery.DELIVERING;
    }

    private static List<?> conditions(Map<Keyword, ?> document, List<?> otherwise) {
        return document.get(CONDITIONS) instanceof List<?> given ? given : otherwise;
    }

    Stance stance(Set<String> met) {
        if (isAgainst) {
            return Stance.OPPOSED;
        } else if (own == Stance.UNDECLARED && isFor) {
            return Stance.SUPPORTIVE;
        }
        return own == Stance.PLEDGED ? pledged(met) : own;
    }

    private Stance pledged(Set<String> met) {
        if (open.values().stream().allMatch(one -> one.delivery() == Delivery.DELIVERED)) {
            return Stance.DELIVERED;
        } else if (open.values().stream().anyMatch(one -> one.delivery() != Delivery.NONE)) {
            return Stance.DELIVERING;
        }
        return open.values().stream().anyMatch(one -> one.holds(met)) ? Stance.PLEDGED : Stance.PLEDGED_CONDITIONALLY;
    }
}
