package muster.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import muster.event.Coalition;

/** Something that two answers to one question say differently, in words. */
record Discrepancy(Coalition coalition, Point point, String about, String field, String theirs, String ours) {

    private static final List<String> FIELDS =
            List.of("stance", "since", "because", "restsOn", "contested", "support", "staleDays", "pledges");

    /** How two answers differ. */
    static List<Discrepancy> between(Coalition coalition, Point point, JsonNode theirs, JsonNode ours) {
        var found = new Comparison(coalition, point);
        for (String field : List.of("at", "known", "participants")) {
            found.compare("the answer", field, theirs.path(field), ours.path(field));
        }
        Map<String, JsonNode> theirRows = rows(theirs);
        Map<String, JsonNode> ourRows = rows(ours);
        var cells = new TreeSet<>(theirRows.keySet());
        cells.addAll(ourRows.keySet());
        cells.forEach(cell -> found.compareRows(cell, theirRows.get(cell), ourRows.get(cell)));
        return found.all;
    }

    private static Map<String, JsonNode> rows(JsonNode answer) {
        Map<String, JsonNode> rows = new TreeMap<>();
        answer.path("stances")
                .forEach(row -> rows.put(
                        row.path("participant").asString("") + " "
                                + row.path("kind").asString(""),
                        row));
        return rows;
    }

    private record Comparison(Coalition coalition, Point point, List<Discrepancy> all) {

        Comparison(Coalition coalition, Point point) {
            this(coalition, point, new ArrayList<>());
        }

        void compareRows(String cell, @Nullable JsonNode theirs, @Nullable JsonNode ours) {
            if (theirs == null || ours == null) {
                all.add(new Discrepancy(coalition, point, cell, "stance", stance(theirs), stance(ours)));
                return;
            }
            for (String field : FIELDS) {
                if (ours.has(field)) {
                    compare(cell, field, theirs.path(field), ours.path(field));
                }
            }
        }

        private static String stance(@Nullable JsonNode row) {
            return row == null ? "UNDECLARED" : text(row.path("stance"));
        }

        void compare(String about, String field, JsonNode theirs, JsonNode ours) {
            if (!theirs.equals(ours)) {
                all.add(new Discrepancy(coalition, point, about, field, text(theirs), text(ours)));
            }
        }

        private static String text(JsonNode value) {
            return value.isMissingNode() ? "nothing" : value.isString() ? value.stringValue() : value.toString();
        }
    }

    @Override
    public String toString() {
        return Columns.printable(
                "%s, %s, %s: %s is %s, and the records say %s".formatted(coalition, about, point, field, theirs, ours));
    }
}
