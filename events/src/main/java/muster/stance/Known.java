package muster.stance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import muster.event.ByParticipant;
import muster.event.CollectiveClaimRecorded;
import muster.event.Condition;
import muster.event.ConditionEvent;
import muster.event.Event;
import muster.event.Kind;
import muster.event.KindsEvent;
import muster.event.Participant;
import muster.event.ParticipantJoined;
import muster.event.ParticipantLeft;
import muster.event.PledgeEvent;
import muster.event.PledgeId;
import muster.event.Recorded;
import muster.event.StatementCorroborated;
import muster.event.StatementDisputed;
import muster.event.StatementRetracted;
import muster.event.SupportPledged;
import muster.event.TroopsPledged;
import muster.event.Unit;

/**
 * What one coalition's statements say, as known at one position of the log: the answers of domain.md §3. A function of
 * the set of records alone; in which order or how often they are given makes no difference.
 */
public final class Known {

    private final TreeMap<Long, Recorded> records = new TreeMap<>();
    private final Map<UUID, Recorded> byId = new HashMap<>();
    private final Map<UUID, Recorded> retractions = new HashMap<>();
    private final Map<UUID, Said> said = new HashMap<>();
    private final List<Said> inOrder = new ArrayList<>();
    private final Map<PledgeId, Said> holders = new HashMap<>();
    private final TreeMap<Cell, List<Said>> cells = new TreeMap<>();
    private final List<Said> conditions = new ArrayList<>();

    private Known() {}

    /**
     * Takes the records of one coalition at a position of at most {@code position}.
     *
     * @param records in any order, any of them any number of times
     */
    public static Known at(long position, Collection<Recorded> records) {
        Known known = new Known();
        records.stream().filter(record -> record.position() <= position).forEach(known::take);
        known.connect();
        return known;
    }

    private void take(Recorded record) {
        records.put(record.position(), record);
        byId.put(record.id(), record);
        if (record.event() instanceof StatementRetracted retraction) {
            retractions.put(retraction.statementId(), record);
        }
    }

    private void connect() {
        Map<UUID, List<Recorded>> corroborations = new HashMap<>();
        Map<UUID, List<Recorded>> disputes = new HashMap<>();
        for (Recorded record : records.values()) {
            if (isRetracted(record.id())) {
                continue;
            }
            switch (record.event()) {
                case StatementCorroborated about -> add(corroborations, about.statementId(), record);
                case StatementDisputed about -> add(disputes, about.statementId(), record);
                case StatementRetracted _ -> {}
                default -> add(record, corroborations, disputes);
            }
        }
        inOrder.sort(Said.ORDER);
        inOrder.forEach(this::index);
    }

    private static void add(Map<UUID, List<Recorded>> about, UUID id, Recorded record) {
        about.computeIfAbsent(id, _ -> new ArrayList<>()).add(record);
    }

    private void add(Recorded record, Map<UUID, List<Recorded>> corroborations, Map<UUID, List<Recorded>> disputes) {
        Said one = new Said(
                record,
                place(record),
                corroborations.computeIfAbsent(record.id(), _ -> new ArrayList<>()),
                disputes.computeIfAbsent(record.id(), _ -> new ArrayList<>()));
        said.put(record.id(), one);
        inOrder.add(one);
        pledgeOf(record.event()).ifPresent(pledge -> holders.put(pledge, one));
    }

    private static Optional<PledgeId> pledgeOf(Event event) {
        return switch (event) {
            case TroopsPledged pledge -> Optional.of(pledge.pledgeId());
            case SupportPledged pledge -> Optional.of(pledge.pledgeId());
            default -> Optional.empty();
        };
    }

    private long place(Recorded record) {
        Recorded first = record;
        while (first.statement().corrects().isPresent()) {
            Recorded corrected = byId.get(first.statement().corrects().get());
            if (corrected == null) {
                break;
            }
            first = corrected;
        }
        return first.position();
    }

    private void index(Said one) {
        switch (one.event()) {
            case ConditionEvent _ -> conditions.add(one);
            case KindsEvent about -> Set.copyOf(about.kinds()).forEach(kind -> index(about.participant(), kind, one));
            case PledgeEvent about -> kindOf(about).ifPresent(kind -> index(about.participant(), kind, one));
            default -> {}
        }
    }

    private void index(Participant participant, Kind kind, Said one) {
        cells.computeIfAbsent(new Cell(participant, kind), _ -> new ArrayList<>())
                .add(one);
    }

    /** The kind of the pledge that is spoken of: that of the statement which holds its id, if the same participant's. */
    public Optional<Kind> kindOf(PledgeEvent about) {
        return Optional.ofNullable(holders.get(about.pledgeId())).flatMap(holder -> switch (holder.event()) {
            case TroopsPledged pledge when pledge.participant().equals(about.participant()) -> Optional.of(Kind.TROOPS);
            case SupportPledged pledge
            when pledge.participant().equals(about.participant()) -> Optional.of(pledge.kind());
            default -> Optional.empty();
        });
    }

    /** Every record known, by position. */
    public Collection<Recorded> records() {
        return records.values();
    }

    /** A record by its event's id. */
    public Optional<Recorded> record(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The retraction of a statement, if it is retracted. */
    public Optional<Recorded> retraction(UUID id) {
        return Optional.ofNullable(retractions.get(id));
    }

    private boolean isRetracted(UUID id) {
        return retractions.containsKey(id);
    }

    /** A statement that counts: known, unretracted, and itself neither corroboration, dispute nor retraction. */
    public Optional<Said> said(UUID id) {
        return Optional.ofNullable(said.get(id));
    }

    /** The statements visible to the question, in the order of the fold. */
    public Stream<Said> visible(Question question) {
        return inOrder.stream().filter(one -> one.isVisible(question));
    }

    /** Every cell that some statement concerns, sorted. */
    public Set<Cell> cells() {
        return cells.navigableKeySet();
    }

    /** The statements that concern a cell, in the order of the fold. */
    public List<Said> concerning(Cell cell) {
        return List.copyOf(cells.getOrDefault(cell, List.of()));
    }

    private Course course(Cell cell, Question question) {
        List<Said> statements = new ArrayList<>(cells.getOrDefault(cell, List.of()));
        if (!statements.isEmpty()) {
            statements.addAll(conditions);
        }
        return Course.of(statements, question);
    }

    /** The periods of a stance up to the question's time, without the UNDECLARED one before the first. */
    public List<Period> history(Cell cell, Question question) {
        return course(cell, question).periods();
    }

    /** The stance of a participant on a kind. */
    public Stance stance(Cell cell, Question question) {
        return course(cell, question).end().stance();
    }

    /** All about that stance; none where it is UNDECLARED. */
    public Optional<Standing> standing(Cell cell, Question question) {
        Course course = course(cell, question);
        return course.end()
                .restsOn()
                .map(restsOn -> new Standing(
                        cell,
                        course.end().stance(),
                        course.periods().getLast(),
                        restsOn,
                        restsOn.isContested(question),
                        restsOn.support(question),
                        staleDays(cell, question),
                        course.end().open(),
                        course.end().met()));
    }

    /** Every standing that is not UNDECLARED, sorted. */
    public List<Standing> standings(Question question) {
        return cells().stream()
                .flatMap(cell -> standing(cell, question).stream())
                .toList();
    }

    private OptionalLong staleDays(Cell cell, Question question) {
        return question.at().isEmpty()
                ? OptionalLong.empty()
                : staleDays(cell, question, question.at().get());
    }

    /** Whole days from the last visible statement or corroboration that concerns the cell until {@code moment}. */
    public OptionalLong staleDays(Cell cell, Question question, Instant moment) {
        return concerning(cell).stream()
                .filter(one -> one.isVisible(question))
                .flatMap(one -> Stream.concat(
                        Stream.of(one.point()), one.corroborations(question).map(Said::pointOf)))
                .max(Comparator.naturalOrder())
                .map(last -> OptionalLong.of(Duration.between(last, moment).toDays()))
                .orElse(OptionalLong.empty());
    }

    /** Who has joined and not left, sorted. */
    public Set<Participant> members(Question question) {
        Set<Participant> members = new TreeSet<>();
        visible(question).forEach(one -> {
            switch (one.event()) {
                case ParticipantJoined joined -> members.add(joined.participant());
                case ParticipantLeft left -> members.remove(left.participant());
                default -> {}
            }
        });
        return members;
    }

    /** The members and everyone whom a visible statement names, sorted. */
    public Set<Participant> participants(Question question) {
        return visible(question)
                .map(Said::event)
                .filter(ByParticipant.class::isInstance)
                .map(event -> ((ByParticipant) event).participant())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The conditions that are met: those declared so last, and those assumed. */
    public Set<Condition> met(Question question) {
        Fold fold = new Fold(question.assume());
        conditions.stream().filter(one -> one.isVisible(question)).forEach(fold::apply);
        return fold.met();
    }

    /** The collective claims that are visible, in the order of the fold. */
    public List<Claim> claims(Question question) {
        List<Standing> standings = standings(question);
        return visible(question)
                .flatMap(one -> one.event() instanceof CollectiveClaimRecorded claim
                        ? Stream.of(claim(one, claim, standings, question))
                        : Stream.empty())
                .toList();
    }

    private Claim claim(Said one, CollectiveClaimRecorded claim, List<Standing> standings, Question question) {
        List<Participant> identified = identified(claim, standings, question);
        OptionalLong gap = claim.count()
                .map(count -> OptionalLong.of(Math.max(0, count - identified.size())))
                .orElse(OptionalLong.empty());
        return new Claim(one, claim, identified, gap, one.support(question), one.isContested(question));
    }

    private List<Participant> identified(CollectiveClaimRecorded claim, List<Standing> standings, Question question) {
        Stream<Participant> all = claim.kinds().isEmpty()
                ? members(question).stream()
                : standings.stream()
                        .filter(standing ->
                                claim.kinds().contains(standing.cell().kind()))
                        .filter(standing -> standing.stance().isIdentified())
                        .map(standing -> standing.cell().participant())
                        .distinct();
        return all.filter(participant -> claim.unit() != Unit.COUNTRIES || !participant.isOrganisation())
                .toList();
    }
}
