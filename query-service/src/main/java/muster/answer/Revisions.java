package muster.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;

import muster.event.Recorded;
import muster.stance.Chronicle;
import muster.stance.Consequence;
import muster.stance.Consequence.Revised;
import muster.stance.Consequences;
import muster.stance.Question;

/** What later records changed of the past and left as it was in the present, in the order of the log. */
record Revisions(
        Optional<Instant> at,
        AsOf known,
        List<ToldRevision> revisions,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> cursor)
        implements Table {

    private static final long MOST_PERIODS = 500_000;

    static Revisions of(View view) {
        Stream<ToldRevision> found = view
                .chronicle()
                .commandsBetween(0, view.known().position())
                .stream()
                .flatMap(command -> revisions(view, command));
        long before = view.asked().cursor().map(Asked.Cursor::index).orElse(0);
        AtomicLong rows = new AtomicLong();
        AtomicLong periods = new AtomicLong();
        Stream<ToldRevision> bounded = found.peek(revision -> {
            if (rows.incrementAndGet() > before) {
                refuseTooMuch(periods.addAndGet(
                        (long) revision.before().size() + revision.after().size()));
            }
        });
        Page<ToldRevision> page = Page.of(bounded, view.asked(), view.known().position());
        return new Revisions(view.at(), view.known(), page.rows(), page.cursor());
    }

    /** A stance that moved often tells all of that with each of its revisions: more than memory may hold. */
    private static void refuseTooMuch(long periods) {
        if (periods > MOST_PERIODS) {
            throw Refused.parameter(
                    Parameter.LIMIT,
                    "is needed, or must be smaller: these revisions tell of more than %,d periods"
                            .formatted(MOST_PERIODS));
        }
    }

    private static Stream<ToldRevision> revisions(View view, List<Recorded> command) {
        return consequences(view.chronicle(), command, view.question()).stream()
                .filter(Revised.class::isInstance)
                .map(Revised.class::cast)
                .filter(revised -> view.asked().includes(revised.cell().participant())
                        && view.asked().includes(revised.cell().kind()))
                .map(revised -> ToldRevision.of(revised, command.getLast()));
    }

    private static List<Consequence> consequences(Chronicle chronicle, List<Recorded> command, Question question) {
        if (question.equals(Question.LATEST)) {
            return chronicle.mayRevise(command) ? chronicle.consequences(command) : List.of();
        }
        return Consequences.of(
                chronicle.knownAt(command.getFirst().position() - 1),
                chronicle.knownAt(command.getLast().position()),
                command,
                question);
    }

    @Override
    public List<ToldRevision> rows() {
        return revisions;
    }

    @Override
    public Class<ToldRevision> rowType() {
        return ToldRevision.class;
    }
}
