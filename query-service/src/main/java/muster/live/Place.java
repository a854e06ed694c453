package muster.live;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

import muster.record.Json;

/** Where in the log an event is, or would be. */
record Place(UUID id, String type, long position, Instant recordedAt) {

    /** The places that a receipt names, in the order of the log. */
    static List<Place> all(byte[] receipt) {
        return Json.object(receipt).path("events").valueStream().map(Place::of).toList();
    }

    private static Place of(JsonNode event) {
        return new Place(
                UUID.fromString(event.path("id").stringValue()),
                event.path("type").stringValue(),
                event.path("position").longValue(),
                Instant.parse(event.path("recordedAt").stringValue()));
    }
}
