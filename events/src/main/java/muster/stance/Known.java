package muster.stance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import muster.event.AboutStatement;
import muster.event.CollectiveClaimRecorded;
import muster.event.Condition;
import muster.event.Event;
import muster.event.Kind;
import muster.event.Participant;
import muster.event.ParticipantJoined;
import muster.event.ParticipantLeft;
import muster.event.PledgeEvent;
import muster.event.Recorded;
import muster.stance.Identifying.Turn;

/**
 * What one coalition's statements say, as known at one position of the log: the answers of domain.md §3. A function of
 * the set of records alone; in which order or how often they are given makes no difference.
 */
public final class Known {

    private final Chronicle chronicle;
    private final long position;
    private volatile @Nullable Asked lately;

    private record Asked(Question question, Circumstances circumstances) {}

    Known(Chronicle chronicle, long position) {
        this.chronicle = chronicle;
        this.position = position;
    }

    /**
     * Takes the records of one coalition at a position of at most {@code position}.
     *
     * @param records in any order, any of them any number of times
     */
    public static Known at(long position, Collection<Recorded> records) {
        Chronicle chronicle = new Chronicle();
        records.stream()
                .filter(record -> record.position() <= position)
                .sorted(Comparator.comparingLong(Recorded::position))
                .forEach(chronicle::add);
        return chronicle.knownAt(position);
    }

    /** The position as of which this is known. */
    long position() {
        return position;
    }

    private List<Said> saidBy(Collection<Heard> all) {
        List<Said> said = new ArrayList<>();
        for (Heard heard : all) {
            if (heard.isKnownAt(position)) {
                said.add(heard.asKnownAt(position));
            }
        }
        return said;
    }

    /** The kind of the pledge that is spoken of: that of the statement which holds its id, if the same participant's. */
    public Optional<Kind> kindOf(PledgeEvent about) {
        return chronicle.pledge(about.pledgeId()).flatMap(pledge -> pledge.kindKnownAt(position, about.participant()));
    }

    /** Every record known, by position. */
    public Collection<Recorded> records() {
        return chronicle.between(0, position);
    }

    /** A record by its event's id. */
    public Optional<Recorded> record(UUID id) {
        return chronicle.record(id).filter(record -> record.position() <= position);
    }

    /** The retraction of a statement, if it is retracted. */
    public Optional<Recorded> retraction(UUID id) {
        return chronicle.heard(id).flatMap(heard -> heard.remarks().retractionKnownAt(position));
    }

    /** The corroborations and disputes of a statement that are not retracted, by position. */
    public List<Recorded> about(UUID id) {
        return chronicle
                .heard(id)
                .map(heard -> heard.remarks().knownAt(position, AboutStatement.class))
                .orElse(List.of());
    }

    /** A statement that counts: known, unretracted, and itself neither corroboration, dispute nor retraction. */
    public Optional<Said> said(UUID id) {
        return chronicle
                .heard(id)
                .filter(heard -> !(heard.event() instanceof AboutStatement) && heard.isKnownAt(position))
                .map(heard -> heard.asKnownAt(position));
    }

    /** The statements visible to the question, in the order of the fold. */
    public Stream<Said> visible(Question question) {
        return saidBy(chronicle.inOrder()).stream().filter(one -> one.isVisible(question));
    }

    /** Every cell that some statement concerns, sorted. */
    public Set<Cell> cells() {
        Set<Cell> concerned = new TreeSet<>();
        chronicle.cells().forEach((cell, all) -> {
            if (all.stream().anyMatch(heard -> heard.isKnownAt(position) && concerns(heard.event(), cell))) {
                concerned.add(cell);
            }
        });
        return concerned;
    }

    /** The statements that concern a cell, in the order of the fold. */
    private List<Said> concerning(Cell cell) {
        List<Said> concerning = new ArrayList<>();
        for (Heard heard : chronicle.cell(cell)) {
            if (heard.isKnownAt(position) && concerns(heard.event(), cell)) {
                concerning.add(heard.asKnownAt(position));
            }
        }
        return concerning;
    }

    /** The last statement, in the order of the fold, that concerns a cell. */
    Optional<Heard> lastConcerning(Cell cell) {
        return last(chronicle.cell(cell), heard -> concerns(heard.event(), cell));
    }

    /** The last statement about a condition. */
    Optional<Heard> lastCondition() {
        return last(chronicle.conditions(), _ -> true);
    }

    private Optional<Heard> last(NavigableSet<Heard> some, Predicate<Heard> isMeant) {
        for (Heard heard : some.descendingSet()) {
            if (heard.isKnownAt(position) && isMeant.test(heard)) {
                return Optional.of(heard);
            }
        }
        return Optional.empty();
    }

    /** Where a pledge's id was freed and taken again, what is said about it concerned another cell before. */
    private boolean concerns(Event event, Cell cell) {
        return !(event instanceof PledgeEvent about)
                || kindOf(about).filter(cell.kind()::equals).isPresent();
    }

    Course course(Cell cell, Question question) {
        return course(concerning(cell), question);
    }

    private Course course(List<Said> concerning, Question question) {
        return Course.of(concerning, circumstances(question), question);
    }

    /** Found once for all stances that the same question is asked of. */
    private Circumstances circumstances(Question question) {
        Asked asked = lately;
        if (asked == null || !asked.question().equals(question)) {
            asked = new Asked(question, Circumstances.of(saidBy(chronicle.conditions()), question));
            lately = asked;
        }
        return asked.circumstances();
    }

    /** The periods of a stance up to the question's time, without the UNDECLARED one before the first. */
    public List<Period> history(Cell cell, Question question) {
        return course(cell, question).periods();
    }

    /** The stance of a participant on a kind. */
    public Stance stance(Cell cell, Question question) {
        return course(cell, question).stance();
    }

    /** All about that stance; none where it is UNDECLARED. */
    public Optional<Standing> standing(Cell cell, Question question) {
        List<Said> concerning = concerning(cell);
        Course course = course(concerning, question);
        return course.end()
                .restsOn()
                .map(restsOn -> new Standing(
                        cell,
                        course.stance(),
                        course.periods().getLast(),
                        restsOn,
                        restsOn.isContested(question),
                        restsOn.support(question),
                        restsOn.grade(question),
                        isLate(restsOn.recorded(), cell),
                        lastHeard(concerning, question),
                        course.end().open(),
                        course.met()));
    }

    /** Every standing that is not UNDECLARED, sorted. */
    public List<Standing> standings(Question question) {
        return standings(question, _ -> true);
    }

    /** Those of these cells alone. */
    public List<Standing> standings(Question question, Predicate<Cell> asked) {
        List<Standing> standings = new ArrayList<>();
        for (Cell cell : chronicle.cells().keySet()) {
            if (asked.test(cell)) {
                standing(cell, question).ifPresent(standings::add);
            }
        }
        return standings;
    }

    /**
     * Whether a statement that concerns a cell was LEARNT: when it was recorded, another that was said later stood after it.
     * What is recorded or retracted since makes it no more and no less late, and mending a slip moves nothing.
     */
    public boolean isLate(Recorded record, Cell cell) {
        return record.statement().corrects().isEmpty()
                && chronicle
                        .knownAt(record.position())
                        .lastConcerning(cell)
                        .filter(last -> last.point().isAfter(Said.pointOf(record)))
                        .isPresent();
    }

    /** When something visible was last said of it or corroborated. */
    private static Instant lastHeard(List<Said> concerning, Question question) {
        Instant last = Instant.MIN;
        for (Said said : concerning) {
            if (said.isVisible(question)) {
                last = later(last, said.point());
                for (Recorded corroboration : said.corroborations()) {
                    if (Said.counts(corroboration, question)) {
                        last = later(last, Said.pointOf(corroboration));
                    }
                }
            }
        }
        return last;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    /** Who has joined and not left, sorted. */
    public Set<Participant> members(Question question) {
        Set<Participant> members = new TreeSet<>();
        for (Said one : saidBy(chronicle.memberships())) {
            if (one.isVisible(question)) {
                switch (one.event()) {
                    case ParticipantJoined joined -> members.add(joined.participant());
                    case ParticipantLeft left -> members.remove(left.participant());
                    default -> {}
                }
            }
        }
        return members;
    }

    /** The members and everyone whom a visible statement names, sorted. */
    public Set<Participant> participants(Question question) {
        Set<Participant> participants = new TreeSet<>();
        chronicle.naming().forEach((participant, all) -> {
            for (Heard heard : all) {
                if (heard.isKnownAt(position) && heard.asKnownAt(position).isVisible(question)) {
                    participants.add(participant);
                    break;
                }
            }
        });
        return participants;
    }

    /** The conditions that are met: those declared so last, and those assumed. */
    public Set<Condition> met(Question question) {
        return new TreeSet<>(circumstances(question).met());
    }

    /** The collective claims that are visible, in the order of the fold. */
    public List<Claim> claims(Question question) {
        List<Standing> standings = standings(question);
        return ofClaims(question, (one, claim) -> claim(one, claim, standings, question));
    }

    private <T> List<T> ofClaims(Question question, BiFunction<Said, CollectiveClaimRecorded, T> told) {
        return visible(question)
                .flatMap(one -> one.event() instanceof CollectiveClaimRecorded claim
                        ? Stream.of(told.apply(one, claim))
                        : Stream.empty())
                .toList();
    }

    private Claim claim(Said one, CollectiveClaimRecorded claim, List<Standing> standings, Question question) {
        List<Participant> identified = identified(claim, standings, question);
        OptionalLong gap = Claim.gap(claim, identified.size());
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
        return all.filter(participant -> Claim.speaksOf(participant, claim)).toList();
    }

    /** How the collective claims that are visible ran up to the question's time, in the order of the fold. */
    public List<ClaimCourse> claimHistory(Question question) {
        List<Turn> turns = new ArrayList<>(Identifying.turns(saidBy(chronicle.memberships()), question));
        for (Cell cell : chronicle.cells().keySet()) {
            turns.addAll(Identifying.turns(cell, history(cell, question)));
        }
        return ofClaims(question, (one, claim) -> course(one, claim, turns, question));
    }

    private static ClaimCourse course(Said one, CollectiveClaimRecorded claim, List<Turn> turns, Question question) {
        List<Turn> about = turns.stream()
                .filter(turn -> Claim.speaksOf(turn.participant(), claim))
                .filter(turn -> turn.ground()
                        .map(claim.kinds()::contains)
                        .orElse(claim.kinds().isEmpty()))
                .toList();
        return Identifying.course(one, claim, one.visibleFrom(question.press()).orElseThrow(), about);
    }
}
