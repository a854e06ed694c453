package muster.wild;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Gives places in one made-up log: positions without a gap, and times that never decrease and often stand still. */
final class WildJournal {

    private static final JsonMapper JSON = new JsonMapper();

    private final Random random;
    private final List<WildRecord> records = new ArrayList<>();
    private Instant now = Instant.parse("2025-12-01T00:00:00Z");

    WildJournal(Random random) {
        this.random = random;
    }

    List<WildRecord> records() {
        return List.copyOf(records);
    }

    /** Time may pass between two commands; the events of one share their time. */
    void pass() {
        now = now.plusSeconds(random.nextInt(3) * 40L);
    }

    /** Records an event; answers its position. */
    long record(String coalition, String type, ObjectNode data, String commandId, String id) {
        long position = records.size() + 1L;
        ObjectNode line = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "https://example.org/log")
                .put("type", "muster." + type + ".v1")
                .put("time", now.toString())
                .put("datacontenttype", "application/json")
                .put("position", Long.toString(position))
                .put("coalition", coalition)
                .put("commandid", commandId)
                .put("recordedby", "test");
        line.set("data", data.deepCopy());
        records.add(new WildRecord(coalition, position, id, line.toString()));
        return position;
    }
}
