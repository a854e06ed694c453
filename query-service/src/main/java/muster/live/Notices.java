package muster.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

import org.springframework.stereotype.Component;

import muster.answer.Statement;
import muster.answer.Tellings;
import muster.answer.Wire;
import muster.event.Coalition;
import muster.event.Kind;
import muster.event.Recorded;
import muster.projection.Projection;
import muster.projection.Recent;
import muster.projection.Snapshot;
import muster.stance.Cause;
import muster.stance.Consequence;
import muster.stance.Consequence.Changed;
import muster.stance.Consequence.Contested;
import muster.stance.Consequence.Revised;
import muster.stance.Consequences;
import muster.stance.Direction;
import muster.stance.Known;
import muster.stance.Period;
import muster.stance.Question;
import muster.stance.Stance;

/** What a command gives to tell: its statements, then what they did to each stance, always in the same order. */
@Component
class Notices {

    private static final int MOST_KEPT = 1_000;

    private final Projection projection;
    private final Map<Coalition, Dossiers> dossiers = new ConcurrentHashMap<>();
    private final Recent<Told, List<Notice>> recent = new Recent<>(MOST_KEPT);

    Notices(Projection projection) {
        this.projection = projection;
    }

    private record Told(Coalition coalition, long position) {}

    /** What there is to tell of a command of this coalition. */
    List<Notice> of(Snapshot snapshot, Coalition coalition, List<Recorded> command) {
        return recent.get(
                new Told(coalition, command.getLast().position()), _ -> compute(snapshot, coalition, command));
    }

    private List<Notice> compute(Snapshot snapshot, Coalition coalition, List<Recorded> command) {
        Optional<List<Recorded>> bearing = dossiers.computeIfAbsent(coalition, _ -> new Dossiers())
                .bearingOn(snapshot.chronicle(coalition), command);
        LongFunction<Known> known = position -> bearing.map(records -> Known.at(position, records))
                .orElseGet(() -> projection.known(snapshot, coalition, position));
        Known before = known.apply(command.getFirst().position() - 1);
        Known after = known.apply(command.getLast().position());
        Draft draft = new Draft(command.getLast());
        Tellings tellings = new Tellings(after, Question.LATEST);
        command.forEach(record -> draft.statement(record.position(), tellings.tell(record)));
        Consequences.of(before, after, command).forEach(draft::consequence);
        return List.copyOf(draft.notices);
    }

    /** A stance moved. */
    record StanceChanged(
            String participant,
            Kind kind,
            Stance before,
            Stance after,
            Direction direction,
            Cause cause,
            String because,
            Optional<String> announcedAt,
            Instant recordedAt,
            long position) {

        static StanceChanged of(Changed changed, Recorded last) {
            return new StanceChanged(
                    changed.cell().participant().code(),
                    changed.cell().kind(),
                    changed.before(),
                    changed.after(),
                    changed.direction(),
                    changed.cause(),
                    changed.because().id().toString(),
                    Tellings.announced(changed.because()),
                    last.recordedAt(),
                    last.position());
        }
    }

    /** Only the past of a stance is another: its periods as they were and as they are. */
    record StanceRevised(
            String participant,
            Kind kind,
            List<Stretch> before,
            List<Stretch> after,
            Cause cause,
            String because,
            Optional<String> announcedAt,
            Instant recordedAt,
            long position) {

        static StanceRevised of(Revised revised, Recorded last) {
            return new StanceRevised(
                    revised.cell().participant().code(),
                    revised.cell().kind(),
                    Stretch.of(revised.before()),
                    Stretch.of(revised.after()),
                    revised.cause(),
                    revised.because().id().toString(),
                    Tellings.announced(revised.because()),
                    last.recordedAt(),
                    last.position());
        }
    }

    /** A period of a stance. */
    record Stretch(Stance stance, Instant from, Optional<Instant> until, String because) {

        static List<Stretch> of(List<Period> periods) {
            return periods.stream()
                    .map(period -> new Stretch(
                            period.stance(),
                            period.from(),
                            period.until(),
                            period.because().id().toString()))
                    .toList();
        }
    }

    /** The statement that a stance rests on came into dispute, or is so no more. */
    record StanceContested(
            String participant,
            Kind kind,
            boolean contested,
            String because,
            Optional<String> announcedAt,
            Instant recordedAt,
            long position) {

        static StanceContested of(Contested contested, Recorded last) {
            return new StanceContested(
                    contested.cell().participant().code(),
                    contested.cell().kind(),
                    contested.contested(),
                    contested.because().id().toString(),
                    Tellings.announced(contested.because()),
                    last.recordedAt(),
                    last.position());
        }
    }

    /** The notices of one command, as they are written down one after the other. */
    private static final class Draft {

        private final Recorded last;
        private final List<Notice> notices = new ArrayList<>();

        Draft(Recorded last) {
            this.last = last;
        }

        void statement(long position, Statement statement) {
            add(
                    position,
                    "statement-recorded",
                    statement.participant(),
                    statement.kinds(),
                    Optional.empty(),
                    statement);
        }

        void consequence(Consequence consequence) {
            switch (consequence) {
                case Changed changed ->
                    add("stance-changed", changed, Optional.of(changed.direction()), StanceChanged.of(changed, last));
                case Revised revised ->
                    add("stance-revised", revised, Optional.empty(), StanceRevised.of(revised, last));
                case Contested contested ->
                    add("stance-contested", contested, Optional.empty(), StanceContested.of(contested, last));
            }
        }

        private void add(String event, Consequence about, Optional<Direction> direction, Object data) {
            add(
                    last.position(),
                    event,
                    Optional.of(about.cell().participant().code()),
                    List.of(about.cell().kind()),
                    direction,
                    data);
        }

        /** Numbered within its position: a correction's two statements have one each, and what they did the last. */
        private void add(
                long position,
                String event,
                Optional<String> participant,
                List<Kind> kinds,
                Optional<Direction> direction,
                Object data) {
            String json = Wire.mapper().writeValueAsString(data);
            int index = (int) notices.stream()
                    .filter(earlier -> earlier.position() == position)
                    .count();
            notices.add(new Notice(position, index, event, participant, kinds, direction, json));
        }
    }
}
