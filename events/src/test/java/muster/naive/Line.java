package muster.naive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A record as api.md writes it: what is said of it outside of its data, its data, and where it stands in the order. */
record Line(long position, String id, String type, Moment moment, JsonNode data) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Those at positions up to {@code known}, by position. */
    static List<Line> read(List<String> records, long known) {
        List<Line> lines = new ArrayList<>();
        records.stream()
                .map(JSON::readTree)
                .filter(json -> position(json) <= known)
                .sorted(Comparator.comparingLong(Line::position))
                .forEach(json -> lines.add(read(json, lines)));
        return lines;
    }

    private static Line read(JsonNode json, List<Line> before) {
        JsonNode data = json.get("data");
        Instant point =
                data.has("announcedAt") ? Dating.point(data.get("announcedAt").asString()) : Instant.MIN;
        return new Line(
                position(json),
                json.get("id").asString(),
                json.get("type").asString().replace("muster.", "").replace(".v1", ""),
                new Moment(point, place(json, before)),
                data);
    }

    /** Its position; of a replacement, the place of the statement that it corrects. */
    private static long place(JsonNode json, List<Line> before) {
        String corrects = json.get("data").path("corrects").asString("");
        return before.stream()
                .filter(line -> line.id().equals(corrects))
                .map(line -> line.moment().place())
                .findFirst()
                .orElse(position(json));
    }

    private static long position(JsonNode json) {
        return Long.parseLong(json.get("position").asString());
    }

    Instant point() {
        return moment.point();
    }

    /** Whether this is an event of one of these types. */
    boolean isA(String... types) {
        return List.of(types).contains(type);
    }

    /** Whether the field holds exactly this text. */
    boolean says(String field, String text) {
        return text(field).equals(Optional.of(text));
    }

    Optional<String> text(String field) {
        return data.hasNonNull(field) ? Optional.of(data.get(field).asString()) : Optional.empty();
    }

    /** The texts of a list; none where the field is absent. */
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        data.path(field).forEach(one -> texts.add(one.asString()));
        return texts;
    }
}
