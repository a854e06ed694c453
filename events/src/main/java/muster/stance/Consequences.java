package muster.stance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import muster.event.AboutStatement;
import muster.event.ConditionEvent;
import muster.event.Event;
import muster.event.Kind;
import muster.event.KindsEvent;
import muster.event.PledgeEvent;
import muster.event.Recorded;
import muster.event.StatementRetracted;
import muster.event.SupportPledged;
import muster.event.TroopsPledged;
import muster.stance.Consequence.Changed;
import muster.stance.Consequence.Contested;
import muster.stance.Consequence.Revised;

/** Compares what is known before a command and after it (domain.md §3, "Change"). */
public final class Consequences {

    private final Known before;
    private final Known after;
    private final List<Recorded> command;
    private final Question question;

    private Consequences(Known before, Known after, List<Recorded> command, Question question) {
        this.before = before;
        this.after = after;
        this.command = command;
        this.question = question;
    }

    /**
     * What a command did to the stances, sorted by cell; within one, a change or a revision comes first.
     *
     * @param before what was known before the command's first event
     * @param after what was known after its last event
     * @param command its events, all of them, in the order of the log
     */
    public static List<Consequence> of(Known before, Known after, List<Recorded> command) {
        return of(before, after, command, Question.LATEST);
    }

    /** The same as a question sees it: as at a time, or under a what-if. */
    public static List<Consequence> of(Known before, Known after, List<Recorded> command, Question question) {
        return new Consequences(before, after, command, question).all();
    }

    /** The cells whose stances can be others after the command, each with the last of its events that concerns it. */
    static SortedMap<Cell, Recorded> touchedBy(Known before, Known after, List<Recorded> command) {
        return new Consequences(before, after, command, Question.LATEST).touched();
    }

    /**
     * Whether the command may have altered the past of a stance and left it as it is: what is said last of all, behind all
     * that was said of a cell and of conditions before, cannot. Told without any fold.
     */
    static boolean mayRevise(Known before, Known after, List<Recorded> command) {
        Optional<Heard> condition = after.lastCondition();
        return touchedBy(before, after, command).keySet().stream()
                .anyMatch(cell -> cause(after, command, cell) != Cause.SAID
                        || condition
                                .filter(turn -> isBehind(turn, after.lastConcerning(cell)))
                                .isPresent());
    }

    private static boolean isBehind(Heard turn, Optional<Heard> said) {
        return said.filter(last -> Heard.ORDER.compare(turn, last) < 0).isEmpty();
    }

    /** Why the command moved a stance, judged by what was known after its last event. */
    static Cause cause(Known after, List<Recorded> command, Cell cell) {
        if (command.stream().anyMatch(event -> event.event() instanceof StatementRetracted)) {
            return Cause.CORRECTED;
        }
        if (command.stream().anyMatch(event -> event.event() instanceof ConditionEvent)) {
            return Cause.TRIGGERED;
        }
        boolean isLast = after.lastConcerning(cell)
                .filter(last -> command.stream()
                        .anyMatch(event -> event.id().equals(last.recorded().id())))
                .isPresent();
        return isLast ? Cause.SAID : Cause.LEARNT;
    }

    private List<Consequence> all() {
        List<Consequence> all = new ArrayList<>();
        touched().forEach((cell, because) -> all.addAll(of(cell, because)));
        return List.copyOf(all);
    }

    private SortedMap<Cell, Recorded> touched() {
        TreeMap<Cell, Recorded> touched = new TreeMap<>();
        command.forEach(event -> touchedBy(event).forEach(cell -> touched.put(cell, event)));
        return touched;
    }

    /** Only these cells can be others after the event: the rest need not be compared. */
    private Set<Cell> touchedBy(Recorded recorded) {
        Set<Cell> cells = new TreeSet<>(cellsOf(recorded.event()));
        Optional<Recorded> named = named(recorded);
        while (named.isPresent()) {
            cells.addAll(cellsOf(named.get().event()));
            named = named(named.get());
        }
        return cells;
    }

    /** The statement that the event is about: an earlier one, else the way through them might never end. */
    private Optional<Recorded> named(Recorded recorded) {
        return recorded.event() instanceof AboutStatement about
                ? after.record(about.statementId()).filter(named -> named.position() < recorded.position())
                : Optional.empty();
    }

    private Set<Cell> cellsOf(Event event) {
        Set<Cell> cells = new TreeSet<>();
        switch (event) {
            case ConditionEvent _ -> {
                cells.addAll(before.cells());
                cells.addAll(after.cells());
            }
            case KindsEvent about -> about.kinds().forEach(kind -> cells.add(new Cell(about.participant(), kind)));
            case TroopsPledged pledge -> cells.add(new Cell(pledge.participant(), Kind.TROOPS));
            case SupportPledged pledge -> cells.add(new Cell(pledge.participant(), pledge.kind()));
            case PledgeEvent about ->
                Stream.of(before, after)
                        .flatMap(known -> known.kindOf(about).stream())
                        .forEach(kind -> cells.add(new Cell(about.participant(), kind)));
            default -> {}
        }
        return cells;
    }

    private List<Consequence> of(Cell cell, Recorded because) {
        List<Consequence> found = new ArrayList<>();
        Course was = before.course(cell, question);
        Course is = after.course(cell, question);
        if (was.stance() != is.stance()) {
            found.add(new Changed(cell, was.stance(), is.stance(), cause(after, command, cell), because));
        } else if (!spans(was.periods()).equals(spans(is.periods()))) {
            found.add(new Revised(cell, was.periods(), is.periods(), cause(after, command, cell), because));
        }
        if (isContested(was) != isContested(is)) {
            found.add(new Contested(cell, isContested(is), because));
        }
        return found;
    }

    private record Span(Stance stance, Instant from, Optional<Instant> until) {}

    /** A period that only rests on another statement now is still the same stretch of the same stance. */
    private static List<Span> spans(List<Period> periods) {
        return periods.stream()
                .map(period -> new Span(period.stance(), period.from(), period.until()))
                .toList();
    }

    private boolean isContested(Course course) {
        return course.end().restsOn().filter(said -> said.isContested(question)).isPresent();
    }
}
