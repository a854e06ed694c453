package muster.stance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import muster.event.AnnouncedAt;
import muster.event.Event;
import muster.event.Evidence;
import muster.event.Grade;
import muster.event.Recorded;

/**
 * A statement that is known and not retracted, with what has been said about it.
 *
 * @param place its position, or the place of the statement that it corrects: mending a slip moves nothing
 * @param point in valid time, at which it was said
 * @param corroborations and {@code disputes}, unretracted, by position
 */
public record Said(
        Recorded recorded, long place, Instant point, List<Recorded> corroborations, List<Recorded> disputes) {

    /** The order of the fold: by point in valid time, then by place. */
    static final Comparator<Said> ORDER =
            Comparator.comparing(Said::point).thenComparingLong(Said::place).thenComparingLong(Said::position);

    public UUID id() {
        return recorded.id();
    }

    public Event event() {
        return recorded.event();
    }

    public long position() {
        return recorded.position();
    }

    /** The point in valid time of a record; of what has none, before all time. */
    static Instant pointOf(Recorded recorded) {
        return recorded.statement().announcedAt().map(AnnouncedAt::point).orElse(Instant.MIN);
    }

    /** The corroborations that count as at the question's time. */
    public Stream<Recorded> corroborations(Question question) {
        return counting(corroborations, question);
    }

    /** The disputes that count as at the question's time. */
    public Stream<Recorded> disputes(Question question) {
        return counting(disputes, question);
    }

    private static Stream<Recorded> counting(List<Recorded> about, Question question) {
        return about.stream().filter(one -> counts(one, question));
    }

    /** Whether what was said about a statement is visible to the question. */
    static boolean counts(Recorded one, Question question) {
        return question.includes(pointOf(one))
                && question.press().leaves(one.statement().evidence());
    }

    /** From when on it is visible: its point, or, where only corroborations' evidence is left, the first of theirs. */
    Optional<Instant> visibleFrom(Press press) {
        if (press.leaves(recorded.statement().evidence())) {
            return Optional.of(point());
        }
        return corroborations.stream()
                .filter(one -> press.leaves(one.statement().evidence()))
                .map(Said::pointOf)
                .min(Comparator.naturalOrder())
                .map(first -> first.isBefore(point()) ? point() : first);
    }

    /** Whether it is visible as at the question's time. */
    public boolean isVisible(Question question) {
        return question.press().equals(Press.ANY)
                ? question.includes(point())
                : visibleFrom(question.press()).filter(question::includes).isPresent();
    }

    /** Whether a visible dispute speaks against it. */
    public boolean isContested(Question question) {
        return !disputes.isEmpty() && disputes(question).findAny().isPresent();
    }

    /** The number of distinct origins among its evidence and that of its visible corroborations. */
    public int support(Question question) {
        return (int)
                evidence(question).stream().map(Evidence::origin).distinct().count();
    }

    /** The best grade that any of the same evidence bears; none where it is not graded. */
    public Optional<Grade> grade(Question question) {
        return evidence(question).stream().flatMap(one -> one.grade().stream()).min(Grade.BEST_FIRST);
    }

    private List<Evidence> evidence(Question question) {
        Press press = question.press();
        List<Evidence> all = new ArrayList<>(press.of(recorded.statement().evidence()));
        for (Recorded corroboration : corroborations) {
            if (counts(corroboration, question)) {
                all.addAll(press.of(corroboration.statement().evidence()));
            }
        }
        return all;
    }
}
