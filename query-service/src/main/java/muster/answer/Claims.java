package muster.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import com.fasterxml.jackson.annotation.JsonInclude;

import muster.event.AnyOf;
import muster.event.Bound;
import muster.event.Kind;
import muster.event.Participant;
import muster.event.Unit;
import muster.stance.Claim;

/** What was claimed of the coalition together, and who of it has been identified. */
record Claims(
        Optional<Instant> at,
        AsOf known,
        List<Row> claims,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> cursor)
        implements Table {

    record Row(
            String claimId,
            Optional<Long> count,
            Optional<Bound> bound,
            Unit unit,
            List<Kind> kinds,
            List<AnyOf> conditions,
            List<String> identified,
            OptionalLong gap,
            int support,
            boolean contested,
            Optional<String> announcedAt,
            String statementId) {

        static Row of(Claim claim) {
            return new Row(
                    claim.claim().claimId().value(),
                    claim.claim().count(),
                    claim.claim().bound(),
                    claim.claim().unit(),
                    claim.claim().kinds(),
                    claim.claim().conditions().all(),
                    claim.identified().stream().map(Participant::code).toList(),
                    claim.gap(),
                    claim.support(),
                    claim.contested(),
                    Tellings.announced(claim.said().recorded()),
                    claim.said().id().toString());
        }
    }

    static Claims of(View view) {
        Page<Row> page = view.page(
                view.statements().claims(view.question()).stream().map(Row::of).toList());
        return new Claims(view.at(), view.known(), page.rows(), page.cursor());
    }

    @Override
    public List<Row> rows() {
        return claims;
    }

    @Override
    public Class<Row> rowType() {
        return Row.class;
    }
}
