package muster.naive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a command did, by the letter of domain.md §3: the answers before its first event set beside those after its last. */
public final class NaiveComparison {

    private final NaiveReading before;
    private final NaiveReading after;
    private final List<Line> command;
    private final Set<String> participants;
    private final List<String> kinds;

    /** The command whose events have these positions, which lie next to each other; only these kinds are compared. */
    public NaiveComparison(List<String> records, Set<Long> positions, List<String> kinds) {
        this(records, positions, kinds, Asked.plainly(Optional.empty(), 0));
    }

    /** The same under the "what if" of a question; at what time it is put plays no part. */
    public NaiveComparison(List<String> records, Set<Long> positions, List<String> kinds, Asked asked) {
        this.before = new NaiveReading(records, asked.elsewhere(Optional.empty(), Collections.min(positions) - 1));
        this.after = new NaiveReading(records, asked.elsewhere(Optional.empty(), Collections.max(positions)));
        List<Line> known = Line.read(records, Collections.max(positions));
        this.command = known.stream()
                .filter(line -> positions.contains(line.position()))
                .toList();
        this.participants = NaiveReading.namedIn(known);
        this.kinds = kinds;
    }

    /** The stances that the command moved, by participant and then by kind. */
    public List<Answer.Change> changes() {
        return NaiveDifference.between(before, after, participants, kinds).stream()
                .map(move -> new Answer.Change(
                        move.participant(),
                        move.kind(),
                        move.before(),
                        move.after(),
                        move.direction(),
                        cause(move.participant(), move.kind())))
                .toList();
    }

    /** The histories that differ though the stance at their end does not, by participant and then by kind. */
    public List<Answer.Revision> revisions() {
        List<Answer.Revision> revisions = new ArrayList<>();
        for (String participant : participants) {
            for (String kind : kinds) {
                var was = before.history(participant, kind);
                var is = after.history(participant, kind);
                boolean moved = !before.latestStance(participant, kind).equals(after.latestStance(participant, kind));
                if (!moved && !withoutReasons(was).equals(withoutReasons(is))) {
                    revisions.add(new Answer.Revision(participant, kind, was, is));
                }
            }
        }
        return revisions;
    }

    /** The stances that came into dispute or are so no more, by participant and then by kind. */
    public List<Answer.Contest> contests() {
        List<Answer.Contest> contests = new ArrayList<>();
        for (String participant : participants) {
            for (String kind : kinds) {
                boolean is = after.standing(participant, kind).contested();
                if (before.standing(participant, kind).contested() != is) {
                    contests.add(new Answer.Contest(participant, kind, is));
                }
            }
        }
        return contests;
    }

    /** The last of the command's events that concerns the participant and the kind. */
    public String because(String participant, String kind) {
        return command.stream()
                .filter(line -> concerns(line, participant, kind))
                .map(Line::id)
                .reduce("nothing", (_, later) -> later);
    }

    /** Conditions concern everyone; what is said about a statement concerns whom that one concerns, or did until now. */
    private boolean concerns(Line line, String participant, String kind) {
        return line.isA("ConditionMet", "ConditionLapsed")
                || (command.contains(line) ? after : before).concerns(line, participant, kind)
                || named(line).anyMatch(named -> concerns(named, participant, kind));
    }

    private Stream<Line> named(Line line) {
        return after.known().stream().filter(other -> line.says("statementId", other.id()));
    }

    private static List<Answer.Period> withoutReasons(List<Answer.Period> periods) {
        return periods.stream()
                .map(period -> new Answer.Period(period.stance(), period.from(), period.until(), ""))
                .toList();
    }

    /** Why a stance or its past moved. */
    public String cause(String participant, String kind) {
        if (command.stream().anyMatch(line -> line.isA("StatementRetracted"))) {
            return "CORRECTED";
        }
        if (command.stream().anyMatch(line -> line.isA("ConditionMet", "ConditionLapsed"))) {
            return "TRIGGERED";
        }
        boolean anotherStandsAfter = command.stream().anyMatch(line -> after.isFollowed(line, participant, kind));
        return anotherStandsAfter ? "LEARNT" : "SAID";
    }
}
