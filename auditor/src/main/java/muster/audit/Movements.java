package muster.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import muster.event.Coalition;
import muster.event.Recorded;
import muster.record.Times;
import muster.stance.Chronicle;
import muster.stance.Consequence;
import muster.stance.Move;
import muster.stance.Moves;
import muster.stance.Period;
import muster.stance.Question;

/** What the records behind one position and up to another did to the stances, as at the latest. */
record Movements(Told told, long from, long to) {

    List<String> lines() {
        Columns moves = new Columns(
                "coalition", "participant", "kind", "before", "after", "direction", "cause", "because", "position");
        Columns pasts =
                new Columns("coalition", "participant", "kind", "before", "after", "cause", "because", "position");
        told.chronicles().forEach((coalition, chronicle) -> {
            if (!chronicle.between(from, to).isEmpty()) {
                moves(chronicle).forEach(move -> add(moves, coalition, move));
                pasts(chronicle).forEach(past -> add(pasts, coalition, past));
            }
        });
        List<String> lines = new ArrayList<>();
        tell("stance", "moved", moves, lines);
        tell("past", "told otherwise", pasts, lines);
        return lines;
    }

    private static void tell(String thing, String what, Columns columns, List<String> lines) {
        List<String> told = columns.lines();
        int count = told.size() - 1;
        lines.add("");
        lines.add("%s %s%s".formatted(Words.count(count, thing), what, count == 0 ? "." : ":"));
        if (count > 0) {
            lines.addAll(told);
        }
    }

    private List<Move> moves(Chronicle chronicle) {
        return Moves.between(
                chronicle,
                new Moves.Point(chronicle.knownAt(from), Question.LATEST),
                new Moves.Point(chronicle.knownAt(to), Question.LATEST));
    }

    /** What each command altered of the past alone. */
    private List<Consequence.Revised> pasts(Chronicle chronicle) {
        return chronicle.commandsBetween(from, to).stream()
                .flatMap(command -> chronicle.revisions(command, Question.LATEST).stream())
                .toList();
    }

    private static void add(Columns columns, Coalition coalition, Move move) {
        columns.add(
                coalition.slug(),
                move.cell().participant().code(),
                move.cell().kind().name(),
                move.before().name(),
                move.after().name(),
                move.direction().name(),
                move.cause().map(Enum::name).orElse(""),
                move.because().map(record -> record.id().toString()).orElse(""),
                move.because().map(Recorded::position).map(String::valueOf).orElse(""));
    }

    private static void add(Columns columns, Coalition coalition, Consequence.Revised past) {
        columns.add(
                coalition.slug(),
                past.cell().participant().code(),
                past.cell().kind().name(),
                inWords(past.before()),
                inWords(past.after()),
                past.cause().name(),
                past.because().id().toString(),
                Long.toString(past.because().position()));
    }

    private static String inWords(List<Period> periods) {
        return periods.isEmpty()
                ? "UNDECLARED"
                : periods.stream()
                        .map(period -> "%s from %s".formatted(period.stance(), Times.text(period.from())))
                        .collect(Collectors.joining(", "));
    }
}
