package muster.naive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two times of the records of a whole log, from its first on. */
public final class RecordTimes {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<JsonNode> records;

    public RecordTimes(List<String> lines) {
        this.records = lines.stream().map(JSON::readTree).toList();
    }

    /** The last position recorded at or before the moment; 0 where there is none. */
    public long positionAt(Instant moment) {
        return records.stream()
                .filter(record -> !recordedAt(record).isAfter(moment))
                .count();
    }

    public Optional<Instant> recordedAt(long position) {
        return position < 1 ? Optional.empty() : Optional.of(recordedAt(records.get((int) position - 1)));
    }

    private static Instant recordedAt(JsonNode record) {
        return Instant.parse(record.get("time").asString());
    }

    /** The point announcedAt of the record at the position; none of a retraction. */
    public Optional<Instant> announcedAt(long position) {
        JsonNode data = records.get((int) position - 1).get("data");
        return data.has("announcedAt")
                ? Optional.of(Dating.point(data.get("announcedAt").asString()))
                : Optional.empty();
    }

    /** What a date alone means in a question (domain.md §4). Times have six decimals. */
    public static Instant lastInstantOf(String day) {
        return LocalDate.parse(day)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .minus(1, ChronoUnit.MICROS);
    }
}
