package muster.answer;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.annotation.JsonInclude;

import muster.event.Evidence;
import muster.event.Recorded;

/** Who published evidence or passed it on: those through whom most of it came are first. */
record Sources(
        Optional<Instant> at,
        AsOf known,
        List<Row> sources,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> cursor)
        implements Table {

    /**
     * @param name as it stood first; names that differ in case alone are one
     * @param pieces how many pieces of evidence came through it
     */
    record Row(String name, long pieces) {}

    static Sources of(View view) {
        Tellings tellings = new Tellings(view.statements(), view.question());
        Map<String, Long> pieces = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Recorded record : view.statements().records()) {
            if (tellings.isVisible(record)) {
                tellings.evidence(record).forEach(one -> names(one).forEach(name -> pieces.merge(name, 1L, Long::sum)));
            }
        }
        Page<Row> page = view.page(pieces.entrySet().stream()
                .map(each -> new Row(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong(Row::pieces).reversed())
                .toList());
        return new Sources(view.at(), view.known(), page.rows(), page.cursor());
    }

    private static Set<String> names(Evidence evidence) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.add(evidence.publisher());
        names.addAll(evidence.via());
        return names;
    }

    @Override
    public List<Row> rows() {
        return sources;
    }

    @Override
    public Class<Row> rowType() {
        return Row.class;
    }
}
