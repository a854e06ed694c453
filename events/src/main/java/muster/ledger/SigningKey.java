package muster.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;

import muster.ledger.VerifierKey.Holder;

/** The secret with which a log signs its checkpoints, or a witness what it saw. */
public final class SigningKey {

    private static final String BEGINNING = "PRIVATE+KEY+";

    private final byte[] seed;
    private final VerifierKey verifier;

    private SigningKey(String name, Holder holder, byte[] seed) {
        this.seed = seed.clone();
        this.verifier = new VerifierKey(name, holder, Ed25519.publicKey(seed));
    }

    /** A new one for the log or witness of this name. */
    public static SigningKey generate(String name, Holder holder, SecureRandom random) {
        byte[] seed = new byte[Ed25519.KEY_BYTES];
        random.nextBytes(seed);
        return new SigningKey(name, holder, seed);
    }

    /**
     * Reads what {@link #secret()} wrote, or Go's {@code note.GenerateKey}.
     *
     * @throws IllegalArgumentException if it is anything else; the message tells nothing of the secret
     */
    public static SigningKey parse(String text) {
        String[] parts =
                text.startsWith(BEGINNING) ? text.substring(BEGINNING.length()).split("\\+", 3) : new String[0];
        if (parts.length != 3) {
            throw new IllegalArgumentException("That is not a signing key: it begins with %s.".formatted(BEGINNING));
        }
        byte[] typed = base64(parts[2]);
        if (typed.length != 1 + Ed25519.KEY_BYTES) {
            throw new IllegalArgumentException("The signing key of %s has not the length of one.".formatted(parts[0]));
        }
        Holder holder = Holder.of(typed[0])
                .orElseThrow(() -> new IllegalArgumentException(
                        "The signing key of %s is neither a log's nor a witness's of Ed25519.".formatted(parts[0])));
        var key = new SigningKey(parts[0], holder, Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.verifier.toString().startsWith(parts[0] + "+" + parts[1] + "+")) {
            throw new IllegalArgumentException(
                    "The id of the signing key of %s is not its own: it was copied wrongly.".formatted(parts[0]));
        }
        return key;
    }

    private static byte[] base64(String text) {
        try {
            return Strict.base64(text);
        } catch (IllegalArgumentException mustNotBeRepeated) {
            throw new IllegalArgumentException("The signing key does not end in base64.");
        }
    }

    /** The key as Go's {@code note} package writes one; whoever has this text can sign. */
    public String secret() {
        String id = verifier.toString().split("\\+", 3)[1];
        return BEGINNING + verifier.name() + "+" + id + "+"
                + Ed25519.typed(verifier.holder().code(), seed);
    }

    /** What others verify with. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** Signs a text that ends with a newline (C2SP signed-note, Ed25519). */
    public Note.Signature sign(String text) {
        require(Holder.LOG);
        return signature(Ed25519.sign(seed, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Says that a checkpoint of this text was the largest seen at this time (C2SP tlog-cosignature v1.0.1), whole seconds. */
    public Note.Signature cosign(String text, Instant time) {
        require(Holder.WITNESS);
        long seconds = time.getEpochSecond();
        byte[] message = VerifierKey.cosigned(seconds, text).getBytes(StandardCharsets.UTF_8);
        byte[] signature = Ed25519.sign(seed, message);
        return signature(ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(seconds)
                .put(signature)
                .array());
    }

    private Note.Signature signature(byte[] bytes) {
        return new Note.Signature(verifier.name(), verifier.id(), bytes);
    }

    private void require(Holder holder) {
        if (verifier.holder() != holder) {
            throw new IllegalStateException("%s has a key for something else.".formatted(verifier.name()));
        }
    }

    @Override
    public String toString() {
        return "the signing key of " + verifier;
    }
}
