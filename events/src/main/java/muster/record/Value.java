package muster.record;

import java.util.Optional;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** How one value is read from JSON and written to it. */
interface Value {

    /** The value, or empty if the node does not hold one, which has then been noted in {@code in}. */
    Optional<Object> read(Fields in, String name, JsonNode node);

    void write(JsonGenerator out, Object value);
}
