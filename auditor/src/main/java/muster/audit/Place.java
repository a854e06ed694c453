package muster.audit;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import muster.record.Json;
import muster.record.Malformed;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a record says of its place in a log.
 *
 * @param ours whether its source is the log that it was looked for in
 * @param micros when it was recorded, since 1970
 */
record Place(long position, boolean ours, long micros) {

    /**
     * What a record says; nothing if it is none. Almost every record stands as Muster writes it, and is not read as JSON.
     *
     * @param source of the log
     */
    static Optional<Place> of(byte[] record, byte[] source) {
        return new PlaceScan(record).place(source).or(() -> asJson(record, source));
    }

    private static Optional<Place> asJson(byte[] record, byte[] source) {
        try {
            JsonNode read = Json.object(record);
            String from = text(read, "source");
            return Optional.of(new Place(
                    Long.parseLong(text(read, "position")),
                    from.equals(new String(source, UTF_8)),
                    micros(Instant.parse(text(read, "time")))));
        } catch (Malformed | NumberFormatException | DateTimeException | ArithmeticException notOne) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode object, String name) {
        JsonNode value = object.get(name);
        return value == null || !value.isString() ? "" : value.stringValue();
    }

    private static long micros(Instant time) {
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond(), Duration.ofSeconds(1).toNanos() / 1000),
                time.getNano() / 1000);
    }
}
