package muster.secondopinion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.JsonNode;

import muster.naive.Answer;
import muster.naive.Asked;
import muster.naive.NaiveComparison;
import muster.naive.NaiveDifference;
import muster.naive.NaiveReading;
import muster.wild.WildLog;
import muster.wild.WildQuestion;
import muster.wild.WildStatement;

/** Questions about what moved: between two points in the two times, and in the past alone. */
final class Differences {

    private final Random random;
    private final WildLog log;

    Differences(Random random, WildLog log) {
        this.random = random;
        this.log = log;
    }

    private record Moved(Optional<Instant> from, long knownFrom, List<Answer.Move> moves) {}

    /** Under the "what if" of {@code to}; known as at the end where {@code from} does not say when. */
    Exchange changes(String path, String coalition, WildQuestion to, WildQuestion from) {
        boolean saysWhenKnown = from.parameters().containsKey("known");
        Asked there = to.asked()
                .elsewhere(
                        from.asked().at(), (saysWhenKnown ? from : to).asked().known());
        List<String> lines = log.lines(coalition);
        return Exchange.of(
                path + "/changes" + renamed(to.query()) + parameter("from", from, "at")
                        + parameter("knownFrom", from, "known"),
                to.asked(),
                Differences::moved,
                new Moved(
                        there.at(),
                        there.known(),
                        Interview.sorted(NaiveDifference.between(
                                new NaiveReading(lines, there),
                                new NaiveReading(lines, to.asked()),
                                new TreeSet<>(WildStatement.PARTICIPANTS),
                                WildStatement.KINDS))));
    }

    private static Moved moved(JsonNode json) {
        return new Moved(
                Heard.bound(json, "from"),
                json.get("knownFrom").get("position").asLong(),
                Interview.sorted(Heard.all(json.get("changes"), Heard::move)));
    }

    /** The end has two names, as good as each other. */
    private String renamed(String query) {
        return random.nextBoolean() ? query : query.replace("?at=", "?to=").replace("known=", "knownTo=");
    }

    private static String parameter(String name, WildQuestion question, String as) {
        return Optional.ofNullable(question.parameters().get(as))
                .map(value -> "&" + name + "=" + value)
                .orElse("");
    }

    private record Revised(long position, Answer.Revision revision, String because) {}

    /** Of one kind at all times, since to go through all commands naively takes long. */
    Exchange revisions(String path, String coalition, WildQuestion question) {
        String kind = WildStatement.KINDS.get(random.nextInt(WildStatement.KINDS.size()));
        List<Revised> expected = new ArrayList<>();
        for (Set<Long> command : log.commands(coalition)) {
            long last = Collections.max(command);
            if (last <= question.asked().known()) {
                var judged = new NaiveComparison(log.lines(coalition), command, List.of(kind), question.asked());
                judged.revisions()
                        .forEach(revision -> expected.add(
                                new Revised(last, revision, judged.because(revision.participant(), kind))));
            }
        }
        return Exchange.ofAllTimes(
                path + "/revisions" + question.query("at") + "&kind=" + kind,
                question.asked(),
                json -> Heard.all(
                        json.get("revisions"),
                        row -> new Revised(
                                row.get("position").asLong(), Heard.revision(row), Heard.text(row, "because"))),
                expected);
    }
}
