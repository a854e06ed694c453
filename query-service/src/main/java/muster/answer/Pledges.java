package muster.answer;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;

import muster.event.AnyOf;
import muster.event.Condition;
import muster.event.Conditions;
import muster.event.Headcount;
import muster.event.Kind;
import muster.event.PledgeId;
import muster.event.Quantity;
import muster.event.SupportPledged;
import muster.event.TroopsPledged;
import muster.stance.Cell;
import muster.stance.Delivery;
import muster.stance.OpenPledge;
import muster.stance.Said;
import muster.stance.Standing;

/** Every pledge that was made: those that stand, as last amended, and those that do not any more, as made. */
record Pledges(
        Optional<Instant> at,
        AsOf known,
        List<Row> pledges,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> cursor)
        implements Table {

    /** @param open whether it stands: it was not withdrawn, declined or opposed away */
    record Row(
            String pledgeId,
            String participant,
            Kind kind,
            boolean open,
            Optional<Headcount> headcount,
            Optional<Quantity> quantity,
            Optional<String> description,
            Optional<String> area,
            List<AnyOf> conditions,
            List<String> unmet,
            Delivery delivery,
            Optional<String> announcedAt,
            String statementId) {}

    static Pledges of(View view) {
        Set<Condition> met = view.statements().met(view.question());
        Map<PledgeId, OpenPledge> open = open(view);
        List<Row> all = view.statements()
                .visible(view.question())
                .flatMap(said -> made(said).stream())
                .filter(made -> view.asked().includes(made.cell))
                .map(made -> made.row(open, met))
                .toList();
        Page<Row> page = view.page(all);
        return new Pledges(view.at(), view.known(), page.rows(), page.cursor());
    }

    private static Map<PledgeId, OpenPledge> open(View view) {
        Map<PledgeId, OpenPledge> open = new HashMap<>();
        for (Standing standing : view.statements().standings(view.question())) {
            standing.pledges().forEach(pledge -> open.put(pledge.pledgeId(), pledge));
        }
        return open;
    }

    /** A pledge as it was made. */
    private record Made(
            Said said,
            Cell cell,
            PledgeId id,
            Optional<Headcount> headcount,
            Optional<Quantity> quantity,
            Optional<String> description,
            Optional<String> area,
            Conditions conditions) {

        Row row(Map<PledgeId, OpenPledge> open, Set<Condition> met) {
            OpenPledge now = open.get(id);
            Conditions waitsFor = now == null ? conditions : now.conditions();
            return new Row(
                    id.value(),
                    cell.participant().code(),
                    cell.kind(),
                    now != null,
                    now == null ? headcount : now.headcount(),
                    now == null ? quantity : now.quantity(),
                    now == null ? description : now.description(),
                    now == null ? area : now.area(),
                    waitsFor.all(),
                    waitsFor.unmet(met).stream().map(Condition::word).toList(),
                    now == null ? Delivery.NONE : now.delivery(),
                    Tellings.announced(said.recorded()),
                    said.id().toString());
        }
    }

    private static Optional<Made> made(Said said) {
        return switch (said.event()) {
            case TroopsPledged pledge ->
                Optional.of(new Made(
                        said,
                        new Cell(pledge.participant(), Kind.TROOPS),
                        pledge.pledgeId(),
                        pledge.headcount(),
                        Optional.empty(),
                        Optional.empty(),
                        pledge.area(),
                        pledge.conditions()));
            case SupportPledged pledge ->
                Optional.of(new Made(
                        said,
                        new Cell(pledge.participant(), pledge.kind()),
                        pledge.pledgeId(),
                        Optional.empty(),
                        pledge.quantity(),
                        pledge.description(),
                        Optional.empty(),
                        pledge.conditions()));
            default -> Optional.empty();
        };
    }

    @Override
    public List<Row> rows() {
        return pledges;
    }

    @Override
    public Class<Row> rowType() {
        return Row.class;
    }
}
