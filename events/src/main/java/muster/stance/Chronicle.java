package muster.stance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

import muster.event.AboutStatement;
import muster.event.ByParticipant;
import muster.event.ConditionEvent;
import muster.event.KindsEvent;
import muster.event.Participant;
import muster.event.ParticipantJoined;
import muster.event.ParticipantLeft;
import muster.event.PledgeEvent;
import muster.event.PledgeId;
import muster.event.Recorded;
import muster.event.StatementRetracted;

/**
 * All that was recorded in one coalition, indexed as it grows: what was known at any position can be asked at the cost of
 * what the question is about. One thread adds and any number read meanwhile; what is added lies behind the position that
 * a reader asks for, and so makes no difference to it.
 */
public final class Chronicle {

    private static final int MOST_KEPT_OF_ONE = 16;

    private final ConcurrentNavigableMap<Long, Recorded> records = new ConcurrentSkipListMap<>();
    private final Map<UUID, Heard> byId = new ConcurrentHashMap<>();
    private final Map<UUID, Remarks> remarks = new ConcurrentHashMap<>();
    private final Map<PledgeId, PledgeName> pledges = new ConcurrentHashMap<>();
    private final Map<Participant, NavigableSet<Heard>> naming = new ConcurrentHashMap<>();
    private final NavigableSet<Heard> memberships = new ConcurrentSkipListSet<>(Heard.ORDER);
    private final Map<Long, List<Consequence>> consequences = new ConcurrentHashMap<>();
    private final NavigableSet<Heard> inOrder = new ConcurrentSkipListSet<>(Heard.ORDER);
    private final NavigableSet<Heard> conditions = new ConcurrentSkipListSet<>(Heard.ORDER);
    private final ConcurrentNavigableMap<Cell, NavigableSet<Heard>> cells = new ConcurrentSkipListMap<>();

    /** Takes the next record; one at a position that was reached before makes no difference. */
    public void add(Recorded record) {
        if (record.position() <= lastPosition()) {
            return;
        }
        var heard = new Heard(record, place(record), Said.pointOf(record), remarksOn(record.id()));
        byId.put(record.id(), heard);
        if (record.event() instanceof AboutStatement about) {
            addRemark(about, heard);
        } else {
            inOrder.add(heard);
            index(heard);
        }
        records.put(record.position(), record);
    }

    private Remarks remarksOn(UUID id) {
        return remarks.computeIfAbsent(id, _ -> new Remarks());
    }

    private void addRemark(AboutStatement about, Heard heard) {
        if (about instanceof StatementRetracted) {
            remarksOn(about.statementId()).retractedBy(heard.recorded());
        } else {
            remarksOn(about.statementId()).add(heard);
        }
    }

    private long place(Recorded record) {
        return record.statement()
                .corrects()
                .flatMap(this::heard)
                .map(Heard::place)
                .orElse(record.position());
    }

    private void index(Heard heard) {
        if (heard.event() instanceof ByParticipant by) {
            naming.computeIfAbsent(by.participant(), _ -> new ConcurrentSkipListSet<>(Heard.ORDER))
                    .add(heard);
        }
        switch (heard.event()) {
            case ConditionEvent _ -> conditions.add(heard);
            case ParticipantJoined _, ParticipantLeft _ -> memberships.add(heard);
            case KindsEvent about -> about.kinds().forEach(kind -> index(new Cell(about.participant(), kind), heard));
            case PledgeEvent about -> index(about, heard);
            default -> {}
        }
    }

    /** What is said about a pledge concerns whichever kind it has, and may have been said before it was known to have it. */
    private void index(PledgeEvent about, Heard heard) {
        var pledge = pledges.computeIfAbsent(about.pledgeId(), _ -> new PledgeName());
        pledge.add(heard);
        Participant participant = about.participant();
        PledgeName.kindPledgedBy(heard.event())
                .ifPresentOrElse(
                        kind -> pledge.mentionsBy(participant)
                                .forEach(mention -> index(new Cell(participant, kind), mention)),
                        () -> pledge.kindsPledgedBy(participant)
                                .forEach(kind -> index(new Cell(participant, kind), heard)));
    }

    private void index(Cell cell, Heard heard) {
        cells.computeIfAbsent(cell, _ -> new ConcurrentSkipListSet<>(Heard.ORDER))
                .add(heard);
    }

    /** The position of the last record; 0 if there is none. */
    public long lastPosition() {
        var last = records.lastEntry();
        return last == null ? 0 : last.getKey();
    }

    /** How many records there are. */
    public int size() {
        return byId.size();
    }

    /** The records at a position of more than {@code after} and at most {@code upTo}, in the order of the log. */
    public Collection<Recorded> between(long after, long upTo) {
        return after < upTo ? records.subMap(after, false, upTo, true).values() : List.of();
    }

    /**
     * The commands that end at a position of more than {@code after} and at most {@code upTo}, each with all of its events:
     * those of one command lie next to each other.
     */
    public List<List<Recorded>> commandsBetween(long after, long upTo) {
        List<List<Recorded>> commands = new ArrayList<>();
        for (Recorded record : between(beginningOfCommand(after + 1) - 1, upTo)) {
            if (commands.isEmpty() || !isOneCommand(commands.getLast().getLast(), record)) {
                commands.add(new ArrayList<>());
            }
            commands.getLast().add(record);
        }
        if (!commands.isEmpty() && goesOn(commands.getLast().getLast())) {
            commands.removeLast();
        }
        return commands;
    }

    /** All events of the command that recorded this one. */
    List<Recorded> commandOf(Recorded record) {
        long last = record.position();
        var next = records.higherEntry(last);
        while (next != null && isOneCommand(record, next.getValue())) {
            last = next.getKey();
            next = records.higherEntry(last);
        }
        return commandsBetween(last - 1, last).getLast();
    }

    private boolean goesOn(Recorded last) {
        var next = records.higherEntry(last.position());
        return next != null && isOneCommand(last, next.getValue());
    }

    /** Where the command begins that has the first record at or behind the position. */
    private long beginningOfCommand(long position) {
        var first = records.ceilingEntry(position);
        while (first != null) {
            var before = records.lowerEntry(first.getKey());
            if (before == null || !isOneCommand(before.getValue(), first.getValue())) {
                return first.getKey();
            }
            first = before;
        }
        return position;
    }

    private static boolean isOneCommand(Recorded one, Recorded next) {
        return one.commandId().equals(next.commandId());
    }

    /** What a command did to the stances. It never changes, so it is kept, unless it is much: conditions move everybody. */
    public List<Consequence> consequences(List<Recorded> command) {
        long last = command.getLast().position();
        List<Consequence> kept = consequences.get(last);
        if (kept != null) {
            return kept;
        }
        List<Consequence> found = Consequences.of(knownBefore(command), knownAfter(command), command);
        if (found.stream().mapToInt(Chronicle::weight).sum() <= MOST_KEPT_OF_ONE) {
            consequences.put(last, found);
        }
        return found;
    }

    /** What a command altered of the past alone, as a question sees it. */
    public List<Consequence.Revised> revisions(List<Recorded> command, Question question) {
        return consequences(command, question).stream()
                .filter(Consequence.Revised.class::isInstance)
                .map(Consequence.Revised.class::cast)
                .toList();
    }

    private List<Consequence> consequences(List<Recorded> command, Question question) {
        if (question.equals(Question.LATEST)) {
            return mayRevise(command) ? consequences(command) : List.of();
        }
        return Consequences.of(knownBefore(command), knownAfter(command), command, question);
    }

    /** Whether it is worth looking for what a command changed of the past. */
    boolean mayRevise(List<Recorded> command) {
        return Consequences.mayRevise(knownBefore(command), knownAfter(command), command);
    }

    Known knownBefore(List<Recorded> command) {
        return knownAt(command.getFirst().position() - 1);
    }

    Known knownAfter(List<Recorded> command) {
        return knownAt(command.getLast().position());
    }

    private static int weight(Consequence consequence) {
        return consequence instanceof Consequence.Revised revised
                ? revised.before().size() + revised.after().size()
                : 1;
    }

    /** Whether a statement at a position of at most {@code upTo} names the participant. */
    public boolean names(Participant participant, long upTo) {
        return naming.getOrDefault(participant, Collections.emptyNavigableSet()).stream()
                .anyMatch(heard -> heard.recorded().position() <= upTo);
    }

    /** What was known at a position. */
    public Known knownAt(long position) {
        return new Known(this, position);
    }

    Optional<Recorded> record(UUID id) {
        return heard(id).map(Heard::recorded);
    }

    /** What is said about others is among it. */
    Optional<Heard> heard(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    NavigableSet<Heard> inOrder() {
        return inOrder;
    }

    NavigableSet<Heard> memberships() {
        return memberships;
    }

    /** The statements that name each participant, what is said about statements left out. */
    Map<Participant, NavigableSet<Heard>> naming() {
        return naming;
    }

    NavigableSet<Heard> conditions() {
        return conditions;
    }

    /** For each cell all that may concern it, whatever was known. */
    ConcurrentNavigableMap<Cell, NavigableSet<Heard>> cells() {
        return cells;
    }

    NavigableSet<Heard> cell(Cell cell) {
        return cells.getOrDefault(cell, Collections.emptyNavigableSet());
    }

    Optional<PledgeName> pledge(PledgeId id) {
        return Optional.ofNullable(pledges.get(id));
    }
}
