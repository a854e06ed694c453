package muster.baddays;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import muster.naive.Answer;
import muster.naive.Asked;
import muster.naive.NaiveReading;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What a coalition's records come to, up to a position, by a reading of the record that shares no code with the product's. */
final class Opinion {

    private static final String UNDECLARED = "UNDECLARED";
    private static final List<String> KINDS = List.of("TROOPS", Mix.WORD_KIND);

    private final List<Line> lines;
    private final List<String> standings;
    private final Map<String, String> stances = new HashMap<>();

    private Opinion(List<byte[]> records, long known) {
        this.lines = records.stream().map(Line::of).toList();
        this.standings = Mix.PARTICIPANTS.stream()
                .flatMap(participant -> standings(participant, concerning(participant, records), known))
                .sorted()
                .toList();
    }

    /** @param records of the coalition, up to the position that is known */
    static Opinion of(List<byte[]> records, long known) {
        return new Opinion(records, known);
    }

    /** What others said makes no difference to where one stands, and the reading takes the longer the more it has to look at. */
    private List<String> concerning(String participant, List<byte[]> records) {
        var found = new ArrayList<String>();
        for (int i = 0; i < records.size(); i++) {
            var line = lines.get(i);
            if (line.participant().equals(participant) || line.participant().isEmpty()) {
                found.add(new String(records.get(i), UTF_8));
            }
        }
        return found;
    }

    private Stream<String> standings(String participant, List<String> records, long known) {
        var reading = new NaiveReading(records, Asked.plainly(Optional.empty(), known));
        return KINDS.stream()
                .map(kind -> reading.standing(participant, kind))
                .filter(standing -> !standing.stance().equals(UNDECLARED))
                .peek(standing -> stances.put(standing.participant() + standing.kind(), standing.stance()))
                .map(Opinion::said);
    }

    private static String said(Answer.Standing standing) {
        return said(
                standing.participant(),
                standing.kind(),
                standing.stance(),
                standing.restsOn().orElse(""),
                standing.pledges().stream()
                        .map(pledge -> pledge.pledgeId() + " " + pledge.headcount())
                        .toList());
    }

    private static String said(String participant, String kind, String stance, String restsOn, List<String> pledges) {
        return "%s %s %s because of %s, %s"
                .formatted(
                        participant,
                        kind,
                        stance,
                        restsOn,
                        pledges.stream().sorted().toList());
    }

    /** Where the answer of a query-service to the same question is another; nothing where it is not. */
    Optional<String> differenceTo(JsonNode answer) {
        var heard =
                answer.path("stances").valueStream().map(Opinion::said).sorted().toList();
        return heard.equals(standings)
                ? Optional.empty()
                : Optional.of("stances are %s, and the records say %s".formatted(heard, standings));
    }

    private static String said(JsonNode row) {
        return said(
                row.path("participant").asString(),
                row.path("kind").asString(),
                row.path("stance").asString(),
                row.path("restsOn").asString(""),
                row.path("pledges")
                        .valueStream()
                        .map(pledge -> pledge.path("pledgeId").asString() + " " + range(pledge.path("headcount")))
                        .toList());
    }

    private static String range(JsonNode range) {
        return range.path("min").asString("-") + ".." + range.path("max").asString("-");
    }

    /**
     * What is wrong with what a watcher was told, if it was told all up to the position that is known: each statement once
     * and in order, and of each stance a chain of changes without a missing link, to where it stands now.
     */
    Optional<String> differenceTo(List<Watcher.Told> told) {
        var recorded = told.stream()
                .filter(it -> it.event().equals("statement-recorded"))
                .map(Watcher.Told::position)
                .toList();
        var positions = lines.stream().map(Line::position).toList();
        return recorded.equals(positions)
                ? brokenChain(told)
                : Optional.of("%d statements were told, the last at %s, and %d are recorded, the last at %s"
                        .formatted(recorded.size(), last(recorded), positions.size(), last(positions)));
    }

    private static String last(List<Long> positions) {
        return positions.isEmpty() ? "none" : positions.getLast().toString();
    }

    private Optional<String> brokenChain(List<Watcher.Told> told) {
        var latest = new HashMap<String, String>();
        for (var change : told) {
            if (change.event().equals("stance-changed")) {
                var cell = text(change, "participant") + text(change, "kind");
                var before = latest.getOrDefault(cell, UNDECLARED);
                if (!text(change, "before").equals(before)) {
                    return Optional.of("%s begins at %s, and the one before it ended at %s"
                            .formatted(change, text(change, "before"), before));
                }
                latest.put(cell, text(change, "after"));
            }
        }
        latest.values().removeIf(UNDECLARED::equals);
        return latest.equals(stances)
                ? Optional.empty()
                : Optional.of("the changes lead to %s, and the records to %s".formatted(latest, stances));
    }

    private static String text(Watcher.Told change, String field) {
        return change.data().path(field).asString();
    }
}
