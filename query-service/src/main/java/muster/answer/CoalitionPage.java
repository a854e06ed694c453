package muster.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import muster.event.CoalitionFormed;
import muster.event.CollectiveClaimRecorded;
import muster.event.Condition;
import muster.event.ConditionEvent;
import muster.event.ConditionMet;
import muster.event.Event;
import muster.event.Evidence;
import muster.event.HeadquartersDesignated;
import muster.event.LeadAppointed;
import muster.event.Participant;
import muster.event.ParticipantJoined;
import muster.event.ParticipantLeft;
import muster.event.PledgeAmended;
import muster.event.SupportPledged;
import muster.event.TroopsPledged;
import muster.stance.Said;

/** What there is to say of a coalition itself, and what of it is disputed. */
record CoalitionPage(
        Optional<Instant> at,
        AsOf known,
        String coalition,
        Optional<String> name,
        Optional<String> aim,
        List<Lead> leads,
        List<Headquarters> headquarters,
        List<String> members,
        List<Membership> memberships,
        List<Waited> conditions,
        List<Dispute> disputes)
        implements Table {

    record Lead(String participant, Optional<String> person, Optional<String> announcedAt, String because) {}

    record Headquarters(
            String place,
            Optional<LocalDate> from,
            Optional<LocalDate> until,
            Optional<String> announcedAt,
            String because) {}

    /** @param because the statement that the participant joined */
    record Membership(String participant, Optional<String> announcedAt, String because) {}

    /**
     * @param because the last statement that it was met or lapsed; where there is none, the first that speaks of it; empty
     *     where it is only assumed
     */
    record Waited(String condition, boolean met, Optional<String> because) {}

    /**
     * Two claims that cannot both hold: what a statement says, and what is held against it.
     *
     * @param claimData the fields of what is disputed
     * @param announcedAt of the dispute
     */
    record Dispute(
            String statementId,
            String type,
            String claim,
            Optional<String> claimAnnouncedAt,
            Event claimData,
            List<Evidence> claimEvidence,
            String disputeId,
            String counterclaim,
            Optional<String> announcedAt,
            List<Evidence> evidence) {}

    static CoalitionPage of(View view) {
        List<Said> visible = view.statements().visible(view.question()).toList();
        Optional<CoalitionFormed> formed = Coalitions.formed(view);
        return new CoalitionPage(
                view.at(),
                view.known(),
                view.coalition().slug(),
                formed.map(CoalitionFormed::name),
                formed.flatMap(CoalitionFormed::aim),
                leads(visible),
                headquarters(visible, LocalDate.ofInstant(view.moment(), ZoneOffset.UTC)),
                view.statements().members(view.question()).stream()
                        .map(Participant::code)
                        .toList(),
                memberships(visible),
                conditions(view, visible),
                disputes(view, visible));
    }

    /** Who leads, as last said of each. */
    private static List<Lead> leads(List<Said> visible) {
        Map<Participant, Lead> leads = new LinkedHashMap<>();
        for (Said said : visible) {
            if (said.event() instanceof LeadAppointed(Participant participant, Optional<String> person)) {
                leads.put(
                        participant,
                        new Lead(
                                participant.code(),
                                person,
                                announced(said),
                                said.id().toString()));
            }
        }
        return List.copyOf(leads.values());
    }

    private static boolean isPast(HeadquartersDesignated seat, LocalDate day) {
        return seat.until().filter(day::isAfter).isPresent();
    }

    /** Those of the present and those planned. */
    private static List<Headquarters> headquarters(List<Said> visible, LocalDate day) {
        List<Headquarters> all = new ArrayList<>();
        for (Said said : visible) {
            if (said.event() instanceof HeadquartersDesignated seat && !isPast(seat, day)) {
                all.add(new Headquarters(
                        seat.place(),
                        seat.from(),
                        seat.until(),
                        announced(said),
                        said.id().toString()));
            }
        }
        return all;
    }

    /** Who belongs, sorted, and since which joining. */
    private static List<Membership> memberships(List<Said> visible) {
        Map<Participant, Said> joined = new TreeMap<>();
        for (Said said : visible) {
            switch (said.event()) {
                case ParticipantJoined(Participant participant) -> joined.putIfAbsent(participant, said);
                case ParticipantLeft(Participant participant) -> joined.remove(participant);
                default -> {}
            }
        }
        return joined.entrySet().stream()
                .map(member -> new Membership(
                        member.getKey().code(),
                        announced(member.getValue()),
                        member.getValue().id().toString()))
                .toList();
    }

    /** Every condition that is spoken of, sorted. */
    private static List<Waited> conditions(View view, List<Said> visible) {
        Set<Condition> met = view.statements().met(view.question());
        Map<Condition, Said> spoken = new HashMap<>();
        for (Said said : visible) {
            spokenOf(said.event()).forEach(condition -> spoken.merge(condition, said, CoalitionPage::telling));
        }
        Set<Condition> all = new TreeSet<>(met);
        all.addAll(spoken.keySet());
        return all.stream()
                .map(condition -> new Waited(
                        condition.word(),
                        met.contains(condition),
                        Optional.ofNullable(spoken.get(condition))
                                .map(said -> said.id().toString())))
                .toList();
    }

    private static Said telling(Said before, Said later) {
        return later.event() instanceof ConditionEvent ? later : before;
    }

    private static Collection<Condition> spokenOf(Event event) {
        return switch (event) {
            case ConditionEvent about -> List.of(about.condition());
            case TroopsPledged pledge -> pledge.conditions().mentioned();
            case SupportPledged pledge -> pledge.conditions().mentioned();
            case PledgeAmended change ->
                change.conditions().set().map(all -> all.mentioned()).orElse(Set.of());
            case CollectiveClaimRecorded claim -> claim.conditions().mentioned();
            default -> List.of();
        };
    }

    private static List<Dispute> disputes(View view, List<Said> visible) {
        Tellings tellings = new Tellings(view.statements(), view.question());
        List<Dispute> disputes = new ArrayList<>();
        for (Said said : visible) {
            claim(said)
                    .ifPresent(claim -> tellings.disputes(said.id())
                            .forEach(dispute -> disputes.add(new Dispute(
                                    said.id().toString(),
                                    said.event().type(),
                                    claim,
                                    announced(said),
                                    said.event(),
                                    tellings.evidence(said.recorded()),
                                    dispute.id(),
                                    dispute.counterclaim(),
                                    dispute.announcedAt(),
                                    dispute.evidence()))));
        }
        return disputes;
    }

    /** What a statement about the coalition itself claims, for a person; nothing for any other statement. */
    private static Optional<String> claim(Said said) {
        String when = announced(said).map(" (%s)"::formatted).orElse("");
        return switch (said.event()) {
            case CoalitionFormed formed -> Optional.of(formed.name() + " formed" + when);
            case ParticipantJoined joined -> Optional.of(joined.participant() + " joined" + when);
            case ParticipantLeft left -> Optional.of(left.participant() + " left" + when);
            case LeadAppointed lead ->
                Optional.of(lead.participant() + " leads"
                        + lead.person().map(", %s"::formatted).orElse("") + when);
            case HeadquartersDesignated seat ->
                Optional.of("Headquarters: " + seat.place()
                        + seat.from().map(" from %s"::formatted).orElse("")
                        + seat.until().map(" until %s"::formatted).orElse("") + when);
            case ConditionEvent about ->
                Optional.of(about.condition() + (about instanceof ConditionMet ? " met" : " lapsed") + when);
            default -> Optional.empty();
        };
    }

    @Override
    public List<CoalitionFact> rows() {
        return CoalitionFact.of(this);
    }

    @Override
    public Class<CoalitionFact> rowType() {
        return CoalitionFact.class;
    }

    @Override
    public Optional<String> cursor() {
        return Optional.empty();
    }

    private static Optional<String> announced(Said said) {
        return Tellings.announced(said.recorded());
    }
}
