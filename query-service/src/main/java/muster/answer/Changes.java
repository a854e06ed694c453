package muster.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

import muster.event.Kind;
import muster.stance.Cause;
import muster.stance.Direction;
import muster.stance.Move;
import muster.stance.Moves;
import muster.stance.Moves.Point;
import muster.stance.Stance;

/**
 * The difference between the answers at two points in the two times.
 *
 * @param from the earlier valid time; empty where it has no bound
 * @param at the later one
 */
record Changes(
        Optional<Instant> from,
        AsOf knownFrom,
        Optional<Instant> at,
        AsOf known,
        List<Row> changes,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> cursor)
        implements Table {

    /** @param announcedAt of {@code because}, as given */
    record Row(
            String participant,
            Kind kind,
            Stance before,
            Stance after,
            Direction direction,
            Optional<Cause> cause,
            Optional<String> because,
            Optional<String> announcedAt) {

        static Row of(Move move) {
            return new Row(
                    move.cell().participant().code(),
                    move.cell().kind(),
                    move.before(),
                    move.after(),
                    move.direction(),
                    move.cause(),
                    move.because().map(record -> record.id().toString()),
                    move.because().flatMap(Tellings::announced));
        }
    }

    static Changes of(View from, View to) {
        Asked asked = to.asked();
        List<Row> all = Moves.between(to.chronicle(), point(from), point(to)).stream()
                .filter(move -> asked.includes(move.cell()) && asked.includes(move.direction()))
                .map(Row::of)
                .toList();
        Page<Row> page = to.page(all);
        return new Changes(from.at(), from.known(), to.at(), to.known(), page.rows(), page.cursor());
    }

    private static Point point(View view) {
        return new Point(view.statements(), view.question());
    }

    @Override
    public List<Row> rows() {
        return changes;
    }

    @Override
    public Class<Row> rowType() {
        return Row.class;
    }
}
