package muster.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import muster.event.AnnouncedAt;
import muster.event.ByParticipant;
import muster.event.Coalition;
import muster.event.Event;
import muster.event.Evidence;
import muster.event.Recorded;
import muster.event.Statement;
import muster.ledger.EntryBundle;

/**
 * A record's bytes: one event as CloudEvents 1.0 JSON on one line of UTF-8 (api.md, "A record"). They are written once,
 * when the event is recorded, and are what is stored, hashed, sent, exported and verified.
 */
public final class RecordFormat {

    /** The most bytes that a record may have: what an entry of tlog-tiles holds. */
    public static final int MOST_BYTES = EntryBundle.MOST;

    private static final Pattern TYPE = Pattern.compile("muster\\.([A-Za-z]+)\\.v([1-9]\\d{0,3})");

    private final Upcasters upcasters;

    public RecordFormat() {
        this(Upcasters.CURRENT);
    }

    public RecordFormat(Upcasters upcasters) {
        this.upcasters = upcasters;
    }

    /**
     * Writes the line, without a line break at its end.
     *
     * @param origin the log's, which becomes {@code source}
     */
    public byte[] write(Recorded recorded, String origin) {
        return unplaced(
                        recorded.id(),
                        recorded.coalition(),
                        recorded.commandId(),
                        recorded.recordedBy(),
                        recorded.statement(),
                        origin)
                .at(recorded.position(), recorded.recordedAt());
    }

    /**
     * Writes all of the line that does not depend on its place in the log, so that what is left to do when the place is
     * given is little.
     *
     * @param origin the log's, which becomes {@code source}
     */
    public UnplacedRecord unplaced(
            UUID id, Coalition coalition, UUID commandId, String recordedBy, Statement statement, String origin) {
        String name = statement.event().type();
        byte[] before = Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringProperty("specversion", "1.0");
            out.writeStringProperty("id", id.toString());
            out.writeStringProperty("source", "https://" + origin);
            out.writeStringProperty("type", "muster." + name + ".v" + upcasters.current(name));
            if (statement.event() instanceof ByParticipant about) {
                out.writeStringProperty("subject", about.participant().code());
            }
            out.writeEndObject();
        });
        byte[] behind = Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringProperty("coalition", coalition.slug());
            out.writeStringProperty("commandid", commandId.toString());
            out.writeStringProperty("recordedby", recordedBy);
            out.writeName("data");
            writeData(out, statement);
            out.writeEndObject();
        });
        return new UnplacedRecord(before, behind);
    }

    /** Writes a statement as the object that a record's {@code data} is. */
    public static void writeData(JsonGenerator out, Statement statement) {
        out.writeStartObject();
        statement.announcedAt().ifPresent(at -> out.writeStringProperty("announcedAt", at.text()));
        if (!statement.evidence().isEmpty()) {
            out.writeName("evidence");
            out.writeStartArray();
            statement.evidence().forEach(one -> Shape.of(Evidence.class).write(out, one));
            out.writeEndArray();
        }
        Shape.of(statement.event().getClass()).writeFields(out, statement.event());
        statement.corrects().ifPresent(id -> out.writeStringProperty("corrects", id.toString()));
        out.writeEndObject();
    }

    /**
     * Reads a line, of this version or an older one.
     *
     * @throws Unreadable not such a line, or of an event or version that is not known
     */
    public Recorded read(byte[] line) {
        try {
            JsonNode record = Json.object(line);
            return new Recorded(
                    Long.parseLong(text(record, "position")),
                    UUID.fromString(text(record, "id")),
                    new Coalition(text(record, "coalition")),
                    Instant.parse(text(record, "time")),
                    UUID.fromString(text(record, "commandid")),
                    text(record, "recordedby"),
                    readStatement(record));
        } catch (Malformed | IllegalArgumentException | DateTimeException broken) {
            throw new Unreadable("This line is not a record: " + broken.getMessage(), broken);
        }
    }

    private Statement readStatement(JsonNode record) {
        String type = text(record, "type");
        Matcher named = TYPE.matcher(type);
        Class<? extends Event> event = named.matches() ? EventTypes.byName().get(named.group(1)) : null;
        if (event == null || Integer.parseInt(named.group(2)) > upcasters.current(named.group(1))) {
            throw new Unreadable("No event is known as " + type + "; a newer version of Muster may know it.");
        }
        if (!(record.get("data") instanceof ObjectNode data)) {
            throw new Unreadable("This line is not a record: data is missing");
        }
        return readData(event, upcasters.lift(named.group(1), Integer.parseInt(named.group(2)), data));
    }

    /**
     * Reads a statement as {@link #writeData} writes it, of the version of the event that is written now.
     *
     * @throws Malformed with every field that is wrong
     */
    public static Statement readData(Class<? extends Event> type, ObjectNode data) {
        Fields fields = Fields.of(data);
        Optional<AnnouncedAt> announcedAt =
                fields.has("announcedAt") ? fields.read("announcedAt", AnnouncedAt.class) : Optional.empty();
        var evidence = fields.readList("evidence", Evidence.class);
        Optional<UUID> corrects = fields.has("corrects") ? fields.read("corrects", UUID.class) : Optional.empty();
        Optional<? extends Event> event = fields.read(type);
        fields.finish();
        return fields.orThrow(() -> event.map(said -> new Statement(announcedAt, evidence, said, corrects)));
    }

    private static String text(JsonNode record, String name) {
        JsonNode value = record.get(name);
        if (value == null || !value.isString()) {
            throw new Unreadable("This line is not a record: " + name + " is missing");
        }
        return value.stringValue();
    }
}
