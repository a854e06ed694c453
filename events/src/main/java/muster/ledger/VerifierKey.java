package muster.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who may be believed: the name of a log or a witness and its Ed25519 key, written as one word (C2SP signed-note,
 * verifier keys).
 *
 * @param publicKey 32 bytes (RFC 8032)
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its text
public record VerifierKey(String name, Holder holder, byte[] publicKey) {

    private static final Pattern WRITTEN = Pattern.compile("([^+]+)\\+([0-9a-f]{8})\\+(.+)", Pattern.DOTALL);
    private static final int TIMESTAMP_BYTES = 8;

    /** What a key signs, and the byte that says so. */
    public enum Holder {
        /** The text of a note as it is: a log's checkpoints. */
        LOG(0x01),
        /** A checkpoint that was seen, and when (C2SP tlog-cosignature, {@code cosignature/v1}). */
        WITNESS(0x04);

        private final byte code;

        Holder(int code) {
            this.code = (byte) code;
        }

        byte code() {
            return code;
        }

        static Optional<Holder> of(byte code) {
            return Arrays.stream(values()).filter(holder -> holder.code == code).findFirst();
        }
    }

    public VerifierKey {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "\"%s\" is not the name of a key: no spaces, no +, not empty.".formatted(name));
        }
        if (publicKey.length != Ed25519.KEY_BYTES) {
            throw new IllegalArgumentException("An Ed25519 key has 32 bytes, not %d.".formatted(publicKey.length));
        }
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+' || c < ' ' || Character.isSpaceChar(c) || Character.isWhitespace(c));
    }

    /**
     * Reads a verifier key.
     *
     * @throws IllegalArgumentException if it is not one of an Ed25519 log or witness, saying why
     */
    public static VerifierKey parse(String text) {
        // Twice only: the base64 may hold a plus.
        var parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"%s\" is not a verifier key: name+id+key.".formatted(text));
        }
        byte[] typed = Strict.base64(parts.group(3));
        Holder holder = (typed.length == 0 ? Optional.<Holder>empty() : Holder.of(typed[0]))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The key of %s is neither a log's nor a witness's of Ed25519.".formatted(parts.group(1))));
        var key = new VerifierKey(parts.group(1), holder, Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.idInHex().equals(parts.group(2))) {
            throw new IllegalArgumentException("The id of the key of %s is %s, not %s: it was copied wrongly."
                    .formatted(key.name, key.idInHex(), parts.group(2)));
        }
        return key;
    }

    /** The first four bytes of SHA-256 over name, newline, type and key, as one number. */
    public int id() {
        byte[] digest = Sha256.of(name.getBytes(StandardCharsets.UTF_8), new byte[] {'\n', holder.code()}, publicKey);
        return ByteBuffer.wrap(digest).getInt();
    }

    private String idInHex() {
        return HexFormat.of().toHexDigits(id());
    }

    /** What a note tells about this key. */
    public enum Finding {
        /** It has signed the text. */
        SIGNED,
        /** There is no signature under its name and id. */
        ABSENT,
        /** There is one that it did not make of this text: the note as a whole is not to be believed. */
        FORGED
    }

    /** Whether a note was signed with this key; every signature under its name and id must be good. */
    public Finding findIn(Note note) {
        List<Note.Signature> claimed = claimed(note);
        if (claimed.isEmpty()) {
            return Finding.ABSENT;
        }
        return claimed.stream().allMatch(signature -> made(signature, note.text())) ? Finding.SIGNED : Finding.FORGED;
    }

    /** When a witness said that it saw a note: the latest of its good cosignatures. */
    public Optional<Instant> witnessed(Note note) {
        if (holder != Holder.WITNESS || findIn(note) != Finding.SIGNED) {
            return Optional.empty();
        }
        return claimed(note).stream()
                .map(signature ->
                        Instant.ofEpochSecond(ByteBuffer.wrap(signature.bytes()).getLong()))
                .max(Instant::compareTo);
    }

    private List<Note.Signature> claimed(Note note) {
        int id = id();
        return note.signatures().stream()
                .filter(signature -> signature.keyName().equals(name) && signature.keyId() == id)
                .toList();
    }

    private boolean made(Note.Signature signature, String text) {
        return switch (holder) {
            case LOG -> verify(text, signature.bytes());
            case WITNESS -> madeAt(signature.bytes(), text);
        };
    }

    private boolean madeAt(byte[] timestamped, String text) {
        if (timestamped.length <= TIMESTAMP_BYTES) {
            return false;
        }
        long time = ByteBuffer.wrap(timestamped).getLong();
        byte[] signature = Arrays.copyOfRange(timestamped, TIMESTAMP_BYTES, timestamped.length);
        return time >= 0 && verify(cosigned(time, text), signature);
    }

    /** What a witness signs. */
    static String cosigned(long time, String text) {
        return "cosignature/v1\ntime %d\n%s".formatted(time, text);
    }

    private boolean verify(String message, byte[] signature) {
        try {
            return Ed25519.verify(publicKey, message.getBytes(StandardCharsets.UTF_8), signature);
        } catch (InvalidKeyException | SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey key && toString().equals(key.toString());
    }

    @Override
    public int hashCode() {
        return id();
    }

    @Override
    public String toString() {
        return "%s+%s+%s".formatted(name, idInHex(), Ed25519.typed(holder.code(), publicKey));
    }
}
