package muster.projection;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import muster.event.Coalition;

/** A record's bytes and where they belong; what they say is not looked at. */
@SuppressWarnings("ArrayRecordComponent")
public record Row(long position, Coalition coalition, Instant recordedAt, byte[] bytes) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Reads no further than it must: what is said of a record stands before its data. */
    private static final class Envelope {

        private @Nullable String position;
        private @Nullable String coalition;
        private @Nullable String time;

        void read(JsonParser parser) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (!isWhole() && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() != JsonToken.VALUE_STRING) {
                    parser.skipChildren();
                    continue;
                }
                switch (name) {
                    case "position" -> position = parser.getString();
                    case "coalition" -> coalition = parser.getString();
                    case "time" -> time = parser.getString();
                    default -> {}
                }
            }
        }

        private boolean isWhole() {
            return position != null && coalition != null && time != null;
        }

        Optional<Row> row(byte[] bytes) {
            String where = position;
            String whose = coalition;
            String when = time;
            return where == null || whose == null || when == null
                    ? Optional.empty()
                    : Optional.of(new Row(Long.parseLong(where), new Coalition(whose), Instant.parse(when), bytes));
        }
    }

    /**
     * Finds where a record belongs.
     *
     * @throws muster.record.Unreadable not even that can be read
     */
    public static Row of(byte[] bytes) {
        Envelope envelope = new Envelope();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            envelope.read(parser);
            Optional<Row> row = envelope.row(bytes);
            if (row.isPresent()) {
                return row.get();
            }
        } catch (JacksonException | IllegalArgumentException | DateTimeException otherForm) {
            return whole(bytes);
        }
        return whole(bytes);
    }

    /** By the reader of whole records, who says what is wrong with one. */
    private static Row whole(byte[] bytes) {
        Entry entry = Entries.read(bytes);
        return new Row(entry.position(), entry.coalition(), entry.recordedAt(), bytes);
    }
}
