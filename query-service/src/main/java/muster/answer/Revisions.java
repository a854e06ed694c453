package muster.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;

import muster.event.Recorded;

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
        AtomicLong periods = new AtomicLong();
        Page<ToldRevision> page = Page.of(
                found,
                revision -> refuseTooMuch(periods.addAndGet(
                        (long) revision.before().size() + revision.after().size())),
                view.asked(),
                view.known().position());
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
        return view.chronicle().revisions(command, view.question()).stream()
                .filter(revised -> view.asked().includes(revised.cell()))
                .map(revised -> ToldRevision.of(revised, command.getLast()));
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
