package muster.answer;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import com.fasterxml.jackson.annotation.JsonInclude;

import muster.event.Grade;
import muster.event.Kind;
import muster.event.Participant;
import muster.stance.Stance;
import muster.stance.Standing;

/**
 * Where everybody stands; who is UNDECLARED is left out.
 *
 * @param participants the members and everyone whom a visible statement names
 */
record Stances(
        Optional<Instant> at,
        AsOf known,
        List<Row> stances,
        Collection<String> participants,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> cursor)
        implements Table {

    /**
     * @param announcedAt of {@code because}, as given
     * @param because the statement that the period began with
     * @param restsOn the statement that the stance rests on
     * @param support how many distinct origins that has
     * @param grade the best that its evidence bears, if any of it is graded
     * @param late whether it was recorded after what was said later
     */
    record Row(
            String participant,
            Kind kind,
            Stance stance,
            Instant since,
            Optional<String> announcedAt,
            String because,
            String restsOn,
            boolean contested,
            int support,
            Optional<Grade> grade,
            boolean late,
            long staleDays,
            List<Pledge> pledges) {

        static Row of(Standing standing, View view) {
            return new Row(
                    standing.cell().participant().code(),
                    standing.cell().kind(),
                    standing.stance(),
                    standing.period().from(),
                    Tellings.announced(standing.period().because().recorded()),
                    standing.period().because().id().toString(),
                    standing.restsOn().id().toString(),
                    standing.contested(),
                    standing.support(),
                    standing.grade(),
                    standing.late(),
                    standing.staleDays(view.moment()),
                    standing.pledges().stream()
                            .map(pledge -> Pledge.of(pledge, standing.met()))
                            .toList());
        }
    }

    static Stances of(View view) {
        List<Row> all = view.statements().standings(view.question(), view.asked()::includes).stream()
                .map(standing -> Row.of(standing, view))
                .toList();
        Page<Row> page = view.page(all);
        return new Stances(view.at(), view.known(), page.rows(), participants(view), page.cursor());
    }

    private static Collection<String> participants(View view) {
        TreeSet<Participant> all = new TreeSet<>(view.statements().members(view.question()));
        all.addAll(view.statements().participants(view.question()));
        return all.stream()
                .filter(view.asked()::includes)
                .map(Participant::code)
                .toList();
    }

    @Override
    public List<Row> rows() {
        return stances;
    }

    @Override
    public Class<Row> rowType() {
        return Row.class;
    }
}
