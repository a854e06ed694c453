package muster.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text and who signed it (C2SP signed-note v1.0.0).
 *
 * @param text what was signed, with its last newline
 * @param signatures by anybody; those of unknown keys say nothing
 */
public record Note(String text, List<Signature> signatures) {

    /** The most bytes that are read as a note. */
    public static final int MOST_BYTES = 1 << 20;

    private static final String BEFORE_SIGNATURE = "— ";
    private static final int KEY_ID_BYTES = 4;

    public Note {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("The text of a note ends with a newline.");
        }
        signatures = List.copyOf(signatures);
    }

    /** A signature as it stands in a note: the key's name, its id as a number, and what the key made. */
    @SuppressWarnings("ArrayRecordComponent") // copied out only by those who verify it
    public record Signature(String keyName, int keyId, byte[] bytes) {

        /** The line without its newline. */
        public String line() {
            byte[] all = ByteBuffer.allocate(KEY_ID_BYTES + bytes.length)
                    .putInt(keyId)
                    .put(bytes)
                    .array();
            return BEFORE_SIGNATURE + keyName + " " + Base64.getEncoder().encodeToString(all);
        }

        /**
         * Reads a line without its newline.
         *
         * @throws IllegalArgumentException if it is not a signature's
         */
        public static Signature parse(String line) {
            String[] parts = line.startsWith(BEFORE_SIGNATURE)
                    ? line.substring(BEFORE_SIGNATURE.length()).split(" ", -1)
                    : new String[0];
            if (parts.length != 2 || !VerifierKey.isName(parts[0])) {
                throw new IllegalArgumentException("\"%s\" is not the line of a signature.".formatted(line));
            }
            byte[] all = Strict.base64(parts[1]);
            if (all.length <= KEY_ID_BYTES) {
                throw new IllegalArgumentException("The signature by %s is too short.".formatted(parts[0]));
            }
            ByteBuffer rest = ByteBuffer.wrap(all);
            int id = rest.getInt();
            byte[] signature = new byte[rest.remaining()];
            rest.get(signature);
            return new Signature(parts[0], id, signature);
        }
    }

    /**
     * Reads a note.
     *
     * @throws IllegalArgumentException if the bytes are not one, saying why
     */
    public static Note parse(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("A note of more than %d bytes is not read.".formatted(MOST_BYTES));
        }
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("A note is UTF-8, and these bytes are not.", e);
        }
    }

    /**
     * Reads a note.
     *
     * @throws IllegalArgumentException if the text is not one, saying why
     */
    public static Note parse(String note) {
        if (note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException("There is a control character in the note.");
        }
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n") || blank + 2 == note.length()) {
            throw new IllegalArgumentException("A note is a text, a blank line, and a line for each signature.");
        }
        String lines = note.substring(blank + 2, note.length() - 1);
        return new Note(
                note.substring(0, blank + 1),
                lines.lines().map(Signature::parse).toList());
    }

    /** The same text, signed by others as well; who signed the same again is not named twice. */
    public Note with(List<Signature> more) {
        List<Signature> all = new ArrayList<>(signatures);
        List<String> present = signatures.stream().map(Signature::line).toList();
        more.stream().filter(one -> !present.contains(one.line())).forEach(all::add);
        return new Note(text, all);
    }

    /** The note as it is sent and kept. */
    @Override
    public String toString() {
        return Stream.concat(Stream.of(text), signatures.stream().map(Signature::line))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
