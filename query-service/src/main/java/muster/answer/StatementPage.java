package muster.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import muster.event.Recorded;
import muster.stance.Cell;
import muster.stance.Period;

/**
 * One statement.
 *
 * @param set the periods that began because of it
 */
record StatementPage(Optional<Instant> at, AsOf known, Statement statement, List<History.Row> set) implements Answer {

    static StatementPage of(View view, String id) {
        Recorded record = find(view, id);
        return new StatementPage(
                view.at(),
                view.known(),
                new Tellings(view.statements(), view.question()).tell(record),
                set(view, record.id()));
    }

    private static Recorded find(View view, String id) {
        try {
            return view.statements().record(UUID.fromString(id)).orElseThrow(() -> unknown(view, id));
        } catch (IllegalArgumentException noId) {
            throw unknown(view, id);
        }
    }

    private static Refused unknown(View view, String id) {
        return Refused.because(
                Refused.Reason.STATEMENT_UNKNOWN,
                "No statement of this coalition up to position %d has the id \"%s\"."
                        .formatted(view.known().position(), id));
    }

    private static List<History.Row> set(View view, UUID id) {
        List<History.Row> set = new ArrayList<>();
        for (Cell cell : view.statements().cells()) {
            for (Period period : view.statements().history(cell, view.question())) {
                if (period.because().id().equals(id)) {
                    set.add(History.Row.of(cell, period));
                }
            }
        }
        return set;
    }
}
