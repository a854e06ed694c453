package muster.audit;

import java.util.Arrays;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import muster.event.Coalition;
import muster.ledger.Checkpoint;
import muster.ledger.Note;
import muster.ledger.VerifierKey;
import muster.record.Json;
import muster.record.Malformed;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The first line of an export, which says what it was made of.
 *
 * @param key the log's
 * @param checkpoint what its records were held against
 * @param part which records are in it, where it is not all of them
 */
record ExportHeader(VerifierKey key, Note checkpoint, Optional<Part> part) {

    private static final byte[] BEGINNING = "{\"export\":".getBytes(UTF_8);
    private static final String FORM = "muster.export.v1";

    /**
     * Some of the records.
     *
     * @param coalition whose, where it is only one's
     * @param from the first position
     * @param until the last
     */
    record Part(Optional<Coalition> coalition, long from, long until) {

        Part {
            if (from < 1 || until < from) {
                throw new IllegalArgumentException("There are no positions from %d to %d.".formatted(from, until));
            }
        }
    }

    /** Whether a line means to be such a header: no record begins so. */
    static boolean isOne(byte[] line) {
        return startsWith(line, BEGINNING);
    }

    static boolean startsWith(byte[] line, byte[] beginning) {
        return line.length >= beginning.length
                && Arrays.equals(line, 0, beginning.length, beginning, 0, beginning.length);
    }

    /**
     * Reads the line.
     *
     * @throws IllegalArgumentException if it cannot be read, saying why
     */
    static ExportHeader parse(byte[] line) {
        try {
            JsonNode header = Json.object(line);
            if (!FORM.equals(text(header, "export"))) {
                throw new IllegalArgumentException(
                        "It is a %s, and this tool reads %s.".formatted(text(header, "export"), FORM));
            }
            ExportHeader read = new ExportHeader(
                    VerifierKey.parse(text(header, "key")),
                    Note.parse(text(header, "checkpoint")),
                    Optional.ofNullable(header.get("part")).map(ExportHeader::part));
            read.said();
            return read;
        } catch (Malformed e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Part part(JsonNode part) {
        return new Part(
                Optional.ofNullable(part.get("coalition")).map(slug -> new Coalition(slug.asString(""))),
                number(part, "from"),
                number(part, "until"));
    }

    private static long number(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name))
                .filter(JsonNode::canConvertToLong)
                .map(JsonNode::longValue)
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing."));
    }

    private static String text(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing."));
    }

    /** The line, without its newline. */
    byte[] line() {
        return Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringProperty("export", FORM);
            out.writeStringProperty("key", key.toString());
            out.writeStringProperty("checkpoint", checkpoint.toString());
            part.ifPresent(some -> {
                out.writeName("part");
                out.writeStartObject();
                some.coalition().ifPresent(coalition -> out.writeStringProperty("coalition", coalition.slug()));
                out.writeNumberProperty("from", some.from());
                out.writeNumberProperty("until", some.until());
                out.writeEndObject();
            });
            out.writeEndObject();
        });
    }

    /** What the checkpoint says. */
    Checkpoint said() {
        return Checkpoint.parse(checkpoint.text());
    }
}
