package muster.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;

import muster.answer.Statement;
import muster.answer.Tellings;
import muster.answer.ToldChange;
import muster.answer.ToldContest;
import muster.answer.ToldRevision;
import muster.answer.Wire;
import muster.event.Coalition;
import muster.event.Kind;
import muster.event.Recorded;
import muster.projection.Projection;
import muster.projection.Snapshot;
import muster.stance.Chronicle;
import muster.stance.Consequence;
import muster.stance.Consequence.Changed;
import muster.stance.Consequence.Contested;
import muster.stance.Consequence.Revised;
import muster.stance.Known;
import muster.stance.Question;

/** What a command gives to tell: its statements, then what they did to each stance, always in the same order. */
@Component
public class Notices {

    /** Of the memory that there may be, the share that what was told may take. */
    private static final int SHARE = 32;

    private final Projection projection;
    private final Cache<Told, List<Notice>> recent = Caffeine.newBuilder()
            .maximumWeight(Runtime.getRuntime().maxMemory() / SHARE)
            .weigher((Told _, List<Notice> notices) -> weight(notices))
            .build();

    Notices(Projection projection) {
        this.projection = projection;
    }

    /** A condition moves everybody, and says so in a notice each. */
    private static int weight(List<Notice> notices) {
        return notices.stream().mapToInt(notice -> notice.json().length() + 256).sum();
    }

    private record Told(Coalition coalition, long position, long readings) {}

    /** What there is to tell of a command of this coalition. */
    public List<Notice> of(Snapshot snapshot, Coalition coalition, List<Recorded> command) {
        return recent.get(
                new Told(coalition, command.getLast().position(), projection.readings()),
                _ -> compute(snapshot, coalition, command));
    }

    private List<Notice> compute(Snapshot snapshot, Coalition coalition, List<Recorded> command) {
        Chronicle chronicle = projection.chronicle(snapshot, coalition);
        Known after = chronicle.knownAt(command.getLast().position());
        Draft draft = new Draft(command.getLast());
        Tellings tellings = new Tellings(after, Question.LATEST);
        command.forEach(record -> draft.statement(record.position(), tellings.tell(record)));
        chronicle.consequences(command).forEach(draft::consequence);
        return List.copyOf(draft.notices);
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
                    add("stance-changed", changed, Optional.of(changed), ToldChange.of(changed, last));
                case Revised revised ->
                    add("stance-revised", revised, Optional.empty(), ToldRevision.of(revised, last));
                case Contested contested ->
                    add("stance-contested", contested, Optional.empty(), ToldContest.of(contested, last));
            }
        }

        private void add(String event, Consequence about, Optional<Changed> changed, Object data) {
            add(
                    last.position(),
                    event,
                    Optional.of(about.cell().participant().code()),
                    List.of(about.cell().kind()),
                    changed,
                    data);
        }

        /** Numbered within its position: a correction's two statements have one each, and what they did the last. */
        private void add(
                long position,
                String event,
                Optional<String> participant,
                List<Kind> kinds,
                Optional<Changed> changed,
                Object data) {
            String json = Wire.mapper().writeValueAsString(data);
            int index = (int) notices.stream()
                    .filter(earlier -> earlier.position() == position)
                    .count();
            notices.add(new Notice(position, index, event, participant, kinds, changed, json));
        }
    }
}
