package muster.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import com.fasterxml.jackson.annotation.JsonInclude;

import muster.event.Kind;
import muster.event.Participant;
import muster.stance.Cell;
import muster.stance.Period;
import muster.stance.Stance;

/**
 * How stances ran.
 *
 * @param participant whose; empty where those of all were asked for
 */
record History(
        Optional<Instant> at,
        AsOf known,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> participant,
        List<Row> periods,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> cursor)
        implements Table {

    /** @param announcedAt of {@code because}, as given */
    record Row(
            String participant,
            Kind kind,
            Stance stance,
            Instant from,
            Optional<Instant> until,
            String because,
            Optional<String> announcedAt) {

        static Row of(Cell cell, Period period) {
            return new Row(
                    cell.participant().code(),
                    cell.kind(),
                    period.stance(),
                    period.from(),
                    period.until(),
                    period.because().id().toString(),
                    Tellings.announced(period.because().recorded()));
        }
    }

    static History of(View view, Participant participant) {
        return of(
                view,
                Optional.of(participant.code()),
                cell -> cell.participant().equals(participant));
    }

    static History ofAll(View view) {
        return of(view, Optional.empty(), _ -> true);
    }

    private static History of(View view, Optional<String> participant, Predicate<Cell> isMeant) {
        List<Row> all = view.statements().cells().stream()
                .filter(cell -> isMeant.test(cell) && view.asked().includes(cell))
                .flatMap(cell -> view.statements().history(cell, view.question()).stream()
                        .map(period -> Row.of(cell, period)))
                .toList();
        Page<Row> page = view.page(all);
        return new History(view.at(), view.known(), participant, page.rows(), page.cursor());
    }

    @Override
    public List<Row> rows() {
        return periods;
    }

    @Override
    public Class<Row> rowType() {
        return Row.class;
    }
}
