package muster.stance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import muster.event.Recorded;

/** The difference between two answers: as at one time as known at one position, and the same at others. */
public final class Moves {

    private final Chronicle chronicle;
    private final Point from;
    private final Point to;
    private final Map<Cell, List<Touch>> touches = new HashMap<>();
    private boolean isGoneThrough;

    /** Where in the two times a question is put. */
    public record Point(Known known, Question question) {

        Course course(Cell cell) {
            return known.course(cell, question);
        }
    }

    /** A command that concerns a cell, and the last of its events that does. */
    private record Touch(List<Recorded> command, Recorded because) {}

    private Moves(Chronicle chronicle, Point from, Point to) {
        this.chronicle = chronicle;
        this.from = from;
        this.to = to;
    }

    /** Every stance that is another at {@code to} than at {@code from}, sorted. */
    public static List<Move> between(Chronicle chronicle, Point from, Point to) {
        return new Moves(chronicle, from, to).all();
    }

    private List<Move> all() {
        Set<Cell> cells = new TreeSet<>(from.known().cells());
        cells.addAll(to.known().cells());
        List<Move> moves = new ArrayList<>();
        for (Cell cell : cells) {
            Stance before = from.course(cell).stance();
            Course course = to.course(cell);
            if (before != course.stance()) {
                Optional<Recorded> because = because(cell, course);
                moves.add(new Move(cell, before, course.stance(), because.map(record -> cause(cell, record)), because));
            }
        }
        return moves;
    }

    private Cause cause(Cell cell, Recorded because) {
        List<Recorded> command = chronicle.commandOf(because);
        return Consequences.cause(chronicle.knownAfter(command), command, cell);
    }

    /** What its period began with, if that is new; else what the record learnt in between, as a retraction. */
    private Optional<Recorded> because(Cell cell, Course course) {
        Optional<Said> beginning =
                course.periods().stream().reduce((_, last) -> last).map(Period::because);
        return beginning
                .filter(said -> !isSeen(said))
                .map(Said::recorded)
                .or(() -> learnt(cell, course.stance()))
                .or(() -> beginning.map(Said::recorded));
    }

    private boolean isSeen(Said said) {
        return from.known()
                .said(said.id())
                .filter(earlier -> earlier.isVisible(from.question()))
                .isPresent();
    }

    /** The last command in between after which the stance was what it is, and before which it was not. */
    private Optional<Recorded> learnt(Cell cell, Stance stance) {
        if (!isGoneThrough) {
            goThrough();
        }
        return touches.getOrDefault(cell, List.of()).reversed().stream()
                .filter(touch -> stance(cell, chronicle.knownBefore(touch.command())) != stance
                        && stance(cell, chronicle.knownAfter(touch.command())) == stance)
                .map(Touch::because)
                .findFirst();
    }

    private Stance stance(Cell cell, Known known) {
        return known.stance(cell, to.question());
    }

    private void goThrough() {
        isGoneThrough = true;
        for (List<Recorded> command :
                chronicle.commandsBetween(from.known().position(), to.known().position())) {
            Consequences.touchedBy(chronicle.knownBefore(command), chronicle.knownAfter(command), command)
                    .forEach((cell, because) -> touches.computeIfAbsent(cell, _ -> new ArrayList<>())
                            .add(new Touch(command, because)));
        }
    }
}
