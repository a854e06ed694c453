package muster.stance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private Consequences(Known before, Known after, List<Recorded> command) {
        this.before = before;
        this.after = after;
        this.command = command;
    }

    /**
     * What a command did to the stances, sorted by cell; within one, a change or a revision comes first.
     *
     * @param before what was known before the command's first event
     * @param after what was known after its last event
     * @param command its events, all of them, in the order of the log
     */
    public static List<Consequence> of(Known before, Known after, List<Recorded> command) {
        return new Consequences(before, after, command).all();
    }

    private List<Consequence> all() {
        TreeMap<Cell, Recorded> touched = new TreeMap<>();
        command.forEach(event -> touchedBy(event).forEach(cell -> touched.put(cell, event)));
        List<Consequence> all = new ArrayList<>();
        touched.forEach((cell, because) -> all.addAll(of(cell, because)));
        return List.copyOf(all);
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
        Stance was = before.stance(cell, Question.LATEST);
        Stance is = after.stance(cell, Question.LATEST);
        if (was != is) {
            found.add(new Changed(cell, was, is, cause(cell), because));
        } else {
            revision(cell, because).ifPresent(found::add);
        }
        boolean contested = isContested(after, cell);
        if (isContested(before, cell) != contested) {
            found.add(new Contested(cell, contested, because));
        }
        return found;
    }

    private Optional<Consequence> revision(Cell cell, Recorded because) {
        List<Period> was = before.history(cell, Question.LATEST);
        List<Period> is = after.history(cell, Question.LATEST);
        return spans(was).equals(spans(is))
                ? Optional.empty()
                : Optional.of(new Revised(cell, was, is, cause(cell), because));
    }

    private record Span(Stance stance, Instant from, Optional<Instant> until) {}

    /** A period that only rests on another statement now is still the same stretch of the same stance. */
    private static List<Span> spans(List<Period> periods) {
        return periods.stream()
                .map(period -> new Span(period.stance(), period.from(), period.until()))
                .toList();
    }

    private static boolean isContested(Known known, Cell cell) {
        return known.standing(cell, Question.LATEST).filter(Standing::contested).isPresent();
    }

    private Cause cause(Cell cell) {
        if (command.stream().anyMatch(event -> event.event() instanceof StatementRetracted)) {
            return Cause.CORRECTED;
        }
        if (command.stream().anyMatch(event -> event.event() instanceof ConditionEvent)) {
            return Cause.TRIGGERED;
        }
        return isLast(cell) ? Cause.SAID : Cause.LEARNT;
    }

    private boolean isLast(Cell cell) {
        List<Said> inOrder = after.concerning(cell);
        return !inOrder.isEmpty()
                && command.stream()
                        .anyMatch(event -> event.id().equals(inOrder.getLast().id()));
    }
}
