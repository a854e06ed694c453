package muster.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import muster.event.AnyOf;
import muster.event.Bound;
import muster.event.Change;
import muster.event.ClaimId;
import muster.event.CollectiveClaimRecorded;
import muster.event.Condition;
import muster.event.ConditionLapsed;
import muster.event.ConditionMet;
import muster.event.Conditions;
import muster.event.DeliveryReported;
import muster.event.Event;
import muster.event.Headcount;
import muster.event.Kind;
import muster.event.OpennessSignalled;
import muster.event.OppositionVoiced;
import muster.event.Participant;
import muster.event.ParticipantJoined;
import muster.event.ParticipantLeft;
import muster.event.ParticipationDeclined;
import muster.event.PledgeAmended;
import muster.event.PledgeId;
import muster.event.PledgeReaffirmed;
import muster.event.PledgeWithdrawn;
import muster.event.ReservationExpressed;
import muster.event.SupportPledged;
import muster.event.SupportVoiced;
import muster.event.TroopsPledged;
import muster.event.Unit;

/** Made-up words and deeds of 40 participants about every kind, pledges the most frequent. */
final class MadeUpEvents {

    static final List<Participant> PARTICIPANTS = Stream.concat(
                    Pledges.PARTICIPANTS.stream(), Stream.of("UA", "US", "TR", "AT", "CH", "SK", "SI", "MT", "EU"))
            .map(Participant::new)
            .toList();

    private static final List<Condition> CONDITIONS = Stream.of(
                    "CEASEFIRE", "PEACE_AGREEMENT", "US_BACKSTOP", "LEGAL_FRAMEWORK")
            .map(Condition::new)
            .toList();

    private final RandomGenerator random;
    private int named;

    MadeUpEvents(RandomGenerator random) {
        this.random = random;
    }

    /** A pledge that is held, and whose it is. */
    record Held(PledgeId pledge, Participant participant) {}

    Event pledge() {
        var id = new PledgeId("pledge-" + ++named);
        var kind = pick(List.of(Kind.values()));
        return kind == Kind.TROOPS
                ? new TroopsPledged(anyone(), id, Optional.of(headcount()), conditions(), Optional.empty())
                : new SupportPledged(anyone(), id, kind, Optional.empty(), Optional.of("as announced"), conditions());
    }

    /** Something said of a pledge; mostly it stays open. */
    Event about(Held held) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> amended(held);
            case 3, 4, 5 -> new PledgeReaffirmed(held.participant(), held.pledge());
            case 6, 7 ->
                new DeliveryReported(held.participant(), held.pledge(), Optional.empty(), random.nextInt(3) == 0);
            default -> new PledgeWithdrawn(held.participant(), held.pledge(), Optional.of("the budget"));
        };
    }

    /** Something said of kinds. */
    Event stand() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> new OpennessSignalled(anyone(), kinds());
            case 3, 4 -> new SupportVoiced(anyone(), kinds());
            case 5, 6 -> new ReservationExpressed(anyone(), kinds(), Optional.of("not before a mandate"));
            case 7, 8 -> new ParticipationDeclined(anyone(), kinds(), Optional.empty());
            default -> new OppositionVoiced(anyone(), kinds(), Optional.empty());
        };
    }

    /** Something that concerns all. */
    Event common() {
        return switch (random.nextInt(7)) {
            case 0 -> new ConditionMet(pick(CONDITIONS));
            case 1 -> new ConditionLapsed(pick(CONDITIONS));
            case 2, 3 -> new ParticipantJoined(anyone());
            case 4 -> new ParticipantLeft(anyone());
            default -> claim();
        };
    }

    private Event claim() {
        return new CollectiveClaimRecorded(
                new ClaimId("claim-" + ++named),
                Optional.of(20L + random.nextInt(15)),
                Optional.of(Bound.AT_LEAST),
                Unit.COUNTRIES,
                kinds(),
                Conditions.NONE);
    }

    private Event amended(Held held) {
        Change<Conditions> conditions = random.nextBoolean() ? new Change.To<>(conditions()) : new Change.Unchanged<>();
        return new PledgeAmended(
                held.participant(),
                held.pledge(),
                new Change.Unchanged<>(),
                new Change.To<>("an area named since"),
                new Change.Unchanged<>(),
                new Change.Unchanged<>(),
                conditions);
    }

    private Headcount headcount() {
        return new Headcount(Optional.of(100L + random.nextInt(900)), Optional.of(1_000L + random.nextInt(9_000)));
    }

    private Conditions conditions() {
        var all = new ArrayList<AnyOf>();
        for (int i = random.nextInt(3); i > 0; i--) {
            all.add(new AnyOf(new ArrayList<>(new TreeSet<>(List.of(pick(CONDITIONS), pick(CONDITIONS))))));
        }
        return new Conditions(all);
    }

    private List<Kind> kinds() {
        var some = new TreeSet<Kind>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            some.add(pick(List.of(Kind.values())));
        }
        return List.copyOf(some);
    }

    private Participant anyone() {
        return pick(PARTICIPANTS);
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
