package muster.baddays;

import java.time.Instant;
import java.util.UUID;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a record says, read anew and not by the product's own classes. */
record Line(
        long position,
        UUID id,
        UUID commandId,
        String coalition,
        String type,
        Instant time,
        String participant,
        JsonNode data) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Line of(byte[] record) {
        var json = JSON.readTree(record);
        return new Line(
                Long.parseLong(json.path("position").stringValue()),
                UUID.fromString(json.path("id").stringValue()),
                UUID.fromString(json.path("commandid").stringValue()),
                json.path("coalition").stringValue(),
                json.path("type").stringValue(),
                Instant.parse(json.path("time").stringValue()),
                json.path("data").path("participant").asString(""),
                json.path("data"));
    }
}
