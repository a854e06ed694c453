package muster.watch;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a watch and its receiver share, and how it signs (Standard Webhooks 1.0.0, "Signature scheme"). */
final class Secret {

    private static final String PREFIX = "whsec_";
    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    private Secret(byte[] key) {
        this.key = key.clone();
    }

    static Secret random() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new Secret(key);
    }

    static Secret of(byte[] key) {
        return new Secret(key);
    }

    static Secret parse(String text) {
        return new Secret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
    }

    byte[] bytes() {
        return key.clone();
    }

    /** As its receiver is given it, once. */
    String text() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /**
     * The header {@code webhook-signature}.
     *
     * @param at when it is sent, of which whole seconds count
     */
    String sign(String id, Instant at, String payload) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            String signed = "%s.%d.%s".formatted(id, at.getEpochSecond(), payload);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    /** Not what it is: it must stand in no log. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
