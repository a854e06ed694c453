package muster.secondopinion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;

import muster.naive.Answer;

/** What the service's JSON says, in the words of the naive reading. */
final class Heard {

    private Heard() {}

    static <T> List<T> all(JsonNode list, Function<JsonNode, T> one) {
        List<T> all = new ArrayList<>();
        list.forEach(json -> all.add(one.apply(json)));
        return all;
    }

    static List<String> texts(JsonNode list) {
        return all(list, JsonNode::asString);
    }

    static Answer.Standing standing(JsonNode row) {
        return new Answer.Standing(
                text(row, "participant"),
                text(row, "kind"),
                text(row, "stance"),
                Optional.of(text(row, "restsOn")),
                row.get("contested").asBoolean(),
                row.get("support").asInt(),
                grade(row.get("grade")),
                row.get("late").asBoolean(),
                number(row, "staleDays"),
                all(row.get("pledges"), Heard::pledge).stream()
                        .sorted(Comparator.comparing(Answer.Pledge::pledgeId))
                        .toList());
    }

    private static String grade(JsonNode grade) {
        return grade.path("reliability").asString("-")
                + grade.path("credibility").asString("-");
    }

    static Answer.Since since(JsonNode row) {
        return new Answer.Since(
                text(row, "participant"), text(row, "kind"), instant(row, "since"), text(row, "because"));
    }

    private static Answer.Pledge pledge(JsonNode row) {
        return new Answer.Pledge(
                text(row, "pledgeId"),
                range(row.path("headcount")),
                range(row.path("quantity")),
                sorted(row.get("unmet")),
                text(row, "delivery"));
    }

    private static String range(JsonNode range) {
        return range.path("min").asString("-") + ".." + range.path("max").asString("-");
    }

    private static Set<String> sorted(JsonNode list) {
        return new TreeSet<>(texts(list));
    }

    static Answer.Period period(JsonNode row) {
        return new Answer.Period(text(row, "stance"), instant(row, "from"), bound(row, "until"), text(row, "because"));
    }

    static Answer.Claim claim(JsonNode row) {
        return new Answer.Claim(
                text(row, "statementId"),
                text(row, "claimId"),
                texts(row.get("identified")),
                number(row, "gap"),
                row.get("support").asInt());
    }

    static Answer.Made made(JsonNode row) {
        return new Answer.Made(
                text(row, "statementId"),
                text(row, "participant"),
                text(row, "kind"),
                row.get("open").asBoolean(),
                pledge(row));
    }

    static Map<String, Boolean> conditions(JsonNode list) {
        Map<String, Boolean> conditions = new TreeMap<>();
        list.forEach(
                row -> conditions.put(text(row, "condition"), row.get("met").asBoolean()));
        return conditions;
    }

    static Answer.Change change(JsonNode row) {
        return new Answer.Change(
                text(row, "participant"),
                text(row, "kind"),
                text(row, "before"),
                text(row, "after"),
                text(row, "direction"),
                text(row, "cause"));
    }

    static Answer.Move move(JsonNode row) {
        return new Answer.Move(
                text(row, "participant"),
                text(row, "kind"),
                text(row, "before"),
                text(row, "after"),
                text(row, "direction"));
    }

    static Answer.Revision revision(JsonNode row) {
        return new Answer.Revision(
                text(row, "participant"),
                text(row, "kind"),
                all(row.get("before"), Heard::period),
                all(row.get("after"), Heard::period));
    }

    static Answer.Contest contest(JsonNode row) {
        return new Answer.Contest(
                text(row, "participant"),
                text(row, "kind"),
                row.get("contested").asBoolean());
    }

    static String text(JsonNode row, String field) {
        return row.get(field).asString();
    }

    static Instant instant(JsonNode row, String field) {
        return Instant.parse(text(row, field));
    }

    /** A time that may be without bound. */
    static Optional<Instant> bound(JsonNode row, String field) {
        return row.hasNonNull(field) ? Optional.of(instant(row, field)) : Optional.empty();
    }

    private static Optional<Long> number(JsonNode row, String field) {
        return row.hasNonNull(field) ? Optional.of(row.get(field).asLong()) : Optional.empty();
    }
}
