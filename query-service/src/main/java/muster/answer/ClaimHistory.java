package muster.answer;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;

import muster.event.Kind;
import muster.event.Participant;
import muster.event.Unit;
import muster.stance.ClaimCourse;

/** Who could be named for what was claimed of the coalition together, as time went by. */
record ClaimHistory(
        Optional<Instant> at,
        AsOf known,
        List<Row> periods,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> cursor)
        implements Table {

    /**
     * As long as the same are identified.
     *
     * @param came who is identified and was not before; in the first period of a claim, all
     * @param went who is not identified and was before
     * @param statementId of the claim
     */
    record Row(
            String claimId,
            Optional<Long> count,
            Unit unit,
            List<Kind> kinds,
            List<String> identified,
            OptionalLong gap,
            Instant from,
            Optional<Instant> until,
            List<Step> came,
            List<Step> went,
            String statementId) {

        static Stream<Row> of(ClaimCourse course) {
            return course.stretches().stream().map(stretch -> of(course, stretch));
        }

        private static Row of(ClaimCourse course, ClaimCourse.Stretch stretch) {
            return new Row(
                    course.claim().claimId().value(),
                    course.claim().count(),
                    course.claim().unit(),
                    course.claim().kinds(),
                    stretch.identified().stream().map(Participant::code).toList(),
                    stretch.gap(),
                    stretch.from(),
                    stretch.until(),
                    Step.of(stretch, true),
                    Step.of(stretch, false),
                    course.said().id().toString());
        }
    }

    /** That somebody came or went, and the statement that made it so. */
    record Step(String participant, String because) {

        static List<Step> of(ClaimCourse.Stretch stretch, boolean came) {
            return stretch.because().entrySet().stream()
                    .filter(step -> stretch.identified().contains(step.getKey()) == came)
                    .map(step ->
                            new Step(step.getKey().code(), step.getValue().id().toString()))
                    .sorted(Comparator.comparing(Step::participant))
                    .toList();
        }
    }

    static ClaimHistory of(View view) {
        Page<Row> page = view.page(view.statements().claimHistory(view.question()).stream()
                .flatMap(Row::of)
                .toList());
        return new ClaimHistory(view.at(), view.known(), page.rows(), page.cursor());
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
