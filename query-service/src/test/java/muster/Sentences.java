package muster;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import muster.event.AnyOf;
import muster.event.Bound;
import muster.event.ClaimId;
import muster.event.CoalitionFormed;
import muster.event.CollectiveClaimRecorded;
import muster.event.Condition;
import muster.event.Conditions;
import muster.event.Event;
import muster.event.Headcount;
import muster.event.Kind;
import muster.event.OpennessSignalled;
import muster.event.OppositionVoiced;
import muster.event.Participant;
import muster.event.ParticipantJoined;
import muster.event.ParticipationDeclined;
import muster.event.PledgeId;
import muster.event.ReservationExpressed;
import muster.event.SupportVoiced;
import muster.event.TroopsPledged;
import muster.event.Unit;

/** Events, with no more said than matters. */
public final class Sentences {

    public static final Participant FRANCE = new Participant("FR");
    public static final Participant GERMANY = new Participant("DE");
    public static final Participant POLAND = new Participant("PL");
    public static final Condition CEASEFIRE = new Condition("CEASEFIRE");

    private Sentences() {}

    public static Event formed() {
        return new CoalitionFormed("Coalition of the Willing", Optional.of("Make support last"));
    }

    public static Event joined(Participant participant) {
        return new ParticipantJoined(participant);
    }

    public static Event supports(Participant participant) {
        return new SupportVoiced(participant, List.of(Kind.TROOPS));
    }

    public static Event open(Participant participant) {
        return new OpennessSignalled(participant, List.of(Kind.TROOPS));
    }

    public static Event declined(Participant participant, Kind... kinds) {
        return new ParticipationDeclined(participant, orTroops(kinds), Optional.empty());
    }

    public static Event reserved(Participant participant) {
        return new ReservationExpressed(participant, List.of(Kind.TROOPS), Optional.empty());
    }

    public static Event opposed(Participant participant) {
        return new OppositionVoiced(participant, List.of(Kind.TROOPS), Optional.of("=HYPERLINK(\"x\")"));
    }

    public static Event pledged(Participant participant, String id) {
        return new TroopsPledged(
                participant,
                new PledgeId(id),
                Optional.of(new Headcount(Optional.of(2000L), Optional.of(3000L))),
                new Conditions(List.of(new AnyOf(List.of(CEASEFIRE)))),
                Optional.empty());
    }

    public static Event claimed(long count) {
        return new CollectiveClaimRecorded(
                new ClaimId("paris"),
                Optional.of(count),
                Optional.of(Bound.EXACTLY),
                Unit.COUNTRIES,
                List.of(Kind.TROOPS),
                Conditions.NONE);
    }

    private static List<Kind> orTroops(Kind... kinds) {
        return kinds.length == 0 ? List.of(Kind.TROOPS) : Arrays.asList(kinds);
    }
}
