package muster.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

import muster.event.CoalitionFormed;
import muster.event.StatementRetracted;
import muster.stance.Said;

/** The coalitions that were formed. */
record Coalitions(
        Optional<Instant> at,
        AsOf known,
        List<Row> coalitions,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> cursor)
        implements Table {

    /** @param statementCount all that was said, without what is retracted */
    record Row(String coalition, String name, int memberCount, long statementCount) {

        /** The coalition, if it has been formed by then. */
        static Optional<Row> of(View view) {
            return formed(view)
                    .map(formed -> new Row(
                            view.coalition().slug(),
                            formed.name(),
                            view.statements().members(view.question()).size(),
                            count(view)));
        }

        private static long count(View view) {
            Tellings tellings = new Tellings(view.statements(), view.question());
            return view.statements().records().stream()
                    .filter(record -> !(record.event() instanceof StatementRetracted))
                    .filter(record -> view.statements().retraction(record.id()).isEmpty())
                    .filter(tellings::isVisible)
                    .count();
        }
    }

    static Optional<CoalitionFormed> formed(View view) {
        return view.statements()
                .visible(view.question())
                .map(Said::event)
                .filter(CoalitionFormed.class::isInstance)
                .map(CoalitionFormed.class::cast)
                .reduce((_, last) -> last);
    }

    @Override
    public List<Row> rows() {
        return coalitions;
    }

    @Override
    public Class<Row> rowType() {
        return Row.class;
    }
}
