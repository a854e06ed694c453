package muster.record;

import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as Muster reads and writes it: strict in, and out with nothing escaped that need not be. */
public final class Json {

    /** More than any document or record needs, and little enough that none of it costs anybody anything to read. */
    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxNumberLength(100)
            .maxNameLength(1_000)
            .build();

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();
    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Pattern OF_THE_PARSER =
            Pattern.compile("(,? from)? ?`[^`]*`|\\(start marker at [^)]*\\)[^)]*\\)");

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
            throw malformed(words(broken) + where);
        } catch (NumberFormatException beyondAllNumbers) {
            throw malformed("a number in it is too large or too small");
        }
    }

    private static Malformed malformed(String why) {
        return new Malformed(List.of(new FieldProblem("", "is not well-formed JSON: " + why)));
    }

    /** The parser's, without what only those who know its source understand. */
    private static String words(JacksonException broken) {
        return broken instanceof DatabindException
                ? "there must be one object and nothing else"
                : OF_THE_PARSER.matcher(broken.getOriginalMessage()).replaceAll("");
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
