package muster.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

import muster.event.Recorded;
import muster.stance.Chronicle;

/** How the record grew, command by command: each state of it that somebody may have seen, in the order of the log. */
record Moments(
        Optional<Instant> at,
        AsOf known,
        List<Row> moments,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> cursor)
        implements Table {

    /**
     * @param position of the command's last event, since nobody ever saw one half recorded
     * @param moved whether a stance, its past or whether it is contested became another
     * @param published the days of the evidence that came with it
     */
    record Row(long position, Instant recordedAt, boolean moved, List<LocalDate> published) {

        static Row of(List<Recorded> command, Chronicle chronicle) {
            Recorded last = command.getLast();
            boolean moved = !chronicle.consequences(command).isEmpty();
            return new Row(last.position(), last.recordedAt(), moved, published(command));
        }

        private static List<LocalDate> published(List<Recorded> command) {
            return command.stream()
                    .flatMap(record -> record.statement().evidence().stream())
                    .map(evidence -> evidence.publishedOn().day())
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    static Moments of(View view) {
        long after = view.asked().after().orElse(0);
        List<Row> all = view.chronicle().commandsBetween(after, view.known().position()).stream()
                .map(command -> Row.of(command, view.chronicle()))
                .toList();
        Page<Row> page = view.page(all);
        return new Moments(view.at(), view.known(), page.rows(), page.cursor());
    }

    @Override
    public List<Row> rows() {
        return moments;
    }

    @Override
    public Class<Row> rowType() {
        return Row.class;
    }
}
