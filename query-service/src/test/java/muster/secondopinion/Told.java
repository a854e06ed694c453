package muster.secondopinion;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import muster.live.Watching;
import muster.naive.NaiveComparison;
import muster.wild.WildLog;
import muster.wild.WildStatement;

/**
 * Something that watchers are told.
 *
 * @param what a statement's id, or what became of a stance
 * @param cause none of a statement or a contest
 * @param because none of a statement
 */
record Told(long position, String event, Object what, String cause, String because) {

    private static final String NONE = "";

    /** What the coalition's watchers must be told, a list for each command. */
    static List<List<Told>> expected(WildLog log, String coalition) {
        return log.commands(coalition).stream()
                .map(command -> expected(log, coalition, command))
                .toList();
    }

    private static List<Told> expected(WildLog log, String coalition, Set<Long> command) {
        long last = Collections.max(command);
        var judged = new NaiveComparison(log.lines(coalition), command, WildStatement.KINDS);
        List<Told> told = new ArrayList<>();
        command.forEach(position -> told.add(new Told(
                position,
                "statement-recorded",
                log.records().get((int) (position - 1)).id(),
                NONE,
                NONE)));
        judged.changes()
                .forEach(change -> told.add(new Told(
                        last,
                        "stance-changed",
                        change,
                        change.cause(),
                        judged.because(change.participant(), change.kind()))));
        judged.revisions()
                .forEach(revision -> told.add(new Told(
                        last,
                        "stance-revised",
                        revision,
                        judged.cause(revision.participant(), revision.kind()),
                        judged.because(revision.participant(), revision.kind()))));
        judged.contests()
                .forEach(contest -> told.add(new Told(
                        last,
                        "stance-contested",
                        contest,
                        NONE,
                        judged.because(contest.participant(), contest.kind()))));
        return sorted(told);
    }

    /** What was told, a list for each command. */
    static List<List<Told>> heard(List<Watching.Event> events, WildLog log, String coalition) {
        return log.commands(coalition).stream()
                .map(command -> sorted(events.stream()
                        .map(Told::of)
                        .filter(told -> command.contains(told.position()))
                        .toList()))
                .toList();
    }

    private static Told of(Watching.Event event) {
        JsonNode data = event.data();
        return new Told(
                data.get("position").asLong(),
                event.event(),
                switch (event.event()) {
                    case "statement-recorded" -> Heard.text(data, "id");
                    case "stance-changed" -> Heard.change(data);
                    case "stance-revised" -> Heard.revision(data);
                    default -> Heard.contest(data);
                },
                data.path("cause").asString(NONE),
                data.path("because").asString(NONE));
    }

    private static List<Told> sorted(List<Told> told) {
        return told.stream().sorted(Comparator.comparing(Told::toString)).toList();
    }
}
