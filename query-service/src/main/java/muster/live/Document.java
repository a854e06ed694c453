package muster.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

import muster.event.Coalition;
import muster.event.Recorded;
import muster.event.Statement;
import muster.record.EventTypes;
import muster.record.Json;
import muster.record.Malformed;
import muster.record.RecordFormat;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A command document, of which no more is read here than what its events would say: the command side judges it. */
record Document(ObjectNode fields) {

    private static final String COMMAND = "command";
    private static final String COMMAND_ID = "commandId";
    private static final String COALITION = "coalition";
    private static final String REPLACEMENT = "replacement";
    private static final Set<String> OF_THE_COMMAND = Set.of(COMMAND, COMMAND_ID, COALITION);
    private static final String RECORDED_BY = "preview";

    /** Reads an object; empty where it is none. One without a {@code commandId} gets one, for nobody will send it again. */
    static Optional<Document> read(byte[] json) {
        try {
            ObjectNode fields = (ObjectNode) Json.object(json);
            if (!fields.hasNonNull(COMMAND_ID)) {
                fields.put(COMMAND_ID, UUID.randomUUID().toString());
            }
            return Optional.of(new Document(fields));
        } catch (Malformed noObject) {
            return Optional.empty();
        }
    }

    byte[] bytes() {
        return fields.toString().getBytes(UTF_8);
    }

    /** The coalition that it names, if it does. */
    Optional<String> coalition() {
        return fields.path(COALITION).stringValueOpt();
    }

    boolean forms() {
        return fields.path(COMMAND).asString("").equals("FormCoalition");
    }

    /**
     * The events as they would be recorded.
     *
     * @param places where, as the command side says: one event, or a retraction and the event that replaces
     */
    List<Recorded> recorded(List<Place> places) {
        List<Recorded> all = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            all.add(recorded(places.get(i), statement(places, i)));
        }
        return all;
    }

    private Recorded recorded(Place place, Statement statement) {
        return new Recorded(
                place.position(),
                place.id(),
                new Coalition(fields.path(COALITION).stringValue()),
                place.recordedAt(),
                UUID.fromString(fields.path(COMMAND_ID).stringValue()),
                RECORDED_BY,
                statement);
    }

    /** An event's fields are its command's; of a correction's two, the second's are its replacement's. */
    private Statement statement(List<Place> places, int index) {
        ObjectNode data = fields.deepCopy();
        if (fields.get(REPLACEMENT) instanceof ObjectNode replacement) {
            if (index == 0) {
                data.remove(REPLACEMENT);
                data.put("replacedBy", places.getLast().id().toString());
            } else {
                data = replacement.deepCopy();
                data.set("corrects", fields.get("statementId"));
            }
        }
        data.remove(OF_THE_COMMAND);
        String type = places.get(index).type();
        return RecordFormat.readData(Objects.requireNonNull(EventTypes.byName().get(type)), data);
    }
}
