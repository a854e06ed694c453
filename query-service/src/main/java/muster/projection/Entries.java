package muster.projection;

import java.time.DateTimeException;
import java.time.Instant;

import tools.jackson.databind.JsonNode;

import muster.event.Coalition;
import muster.record.Json;
import muster.record.Malformed;
import muster.record.RecordFormat;
import muster.record.Unreadable;

/** Reads records, or of those that cannot be understood at least where in the log they belong. */
final class Entries {

    private static final RecordFormat FORMAT = new RecordFormat();

    private Entries() {}

    /**
     * Reads a record's bytes.
     *
     * @throws Unreadable not even its place in the log can be read
     */
    static Entry read(byte[] bytes) {
        try {
            return new Entry.Open(FORMAT.read(bytes));
        } catch (Unreadable unreadable) {
            return closed(bytes, unreadable);
        }
    }

    private static Entry closed(byte[] bytes, Unreadable unreadable) {
        try {
            JsonNode record = Json.object(bytes);
            return new Entry.Closed(
                    Long.parseLong(record.path("position").asString("")),
                    new Coalition(record.path("coalition").asString("")),
                    Instant.parse(record.path("time").asString("")),
                    String.valueOf(unreadable.getMessage()));
        } catch (Malformed | IllegalArgumentException | DateTimeException noPlace) {
            unreadable.addSuppressed(noPlace);
            throw unreadable;
        }
    }
}
