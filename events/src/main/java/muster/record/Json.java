package muster.record;

import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as Muster reads and writes it: strict in, and out with nothing escaped that need not be. */
public final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();
    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    /**
     * Reads one object.
     *
     * @throws Malformed not JSON, or not an object
     */
    public static JsonNode object(byte[] json) {
        JsonNode node = node(json);
        if (!node.isObject()) {
            throw new Malformed(List.of(new FieldProblem("", "must be a JSON object")));
        }
        return node;
    }

    private static JsonNode node(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException broken) {
            var place = broken.getLocation();
            String where = place == null
                    ? ""
                    : " (line %d, column %d)"
                            .formatted(Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr()));
            throw new Malformed(
                    List.of(new FieldProblem("", "is not well-formed JSON: " + broken.getOriginalMessage() + where)));
        }
    }

    /** The bytes that {@code content} writes, UTF-8 on one line. */
    public static byte[] bytes(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator out = MAPPER.createGenerator(bytes)) {
            content.accept(out);
        } catch (UncheckedIOException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
        return bytes.toByteArray();
    }
}
