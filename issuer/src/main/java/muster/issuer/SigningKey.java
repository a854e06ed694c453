package muster.issuer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Optional;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The key that signs this installation's tokens, ES256: made the first time that it is asked for, and kept in the data
 * folder. Who deletes it ends all tokens.
 */
public final class SigningKey {

    private static final String FILE = "token-key";
    private static final String PUBLIC_FILE = "token-keys.json";

    private final ECKey key;

    private SigningKey(ECKey key) {
        this.key = key;
    }

    /** The key of this data folder, made where there is none. */
    public static SigningKey in(Path folder) {
        var file = folder.resolve(FILE);
        return new SigningKey(parse(file, new Secret(file).orMadeUp(SigningKey::madeUp)));
    }

    /** The key of this data folder, if it has one. */
    public static Optional<SigningKey> ifIn(Path folder) {
        return Files.exists(folder.resolve(FILE)) ? Optional.of(in(folder)) : Optional.empty();
    }

    private static String madeUp() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                            .algorithm(JWSAlgorithm.ES256)
                            .keyUse(KeyUse.SIGNATURE)
                            .keyIDFromThumbprint(true)
                            .generate()
                            .toJSONString()
                    + "\n";
        } catch (JOSEException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    private static ECKey parse(Path file, String content) {
        try {
            var key = ECKey.parse(content);
            if (key.isPrivate() && key.getKeyID() != null) {
                return key;
            }
        } catch (ParseException _) {
            // Told below, as is one that lacks its private half.
        }
        throw new IllegalStateException(
                "The file %s holds no key: put back what was there, or delete it, which ends all tokens."
                        .formatted(file.toAbsolutePath()));
    }

    /** Writes the public half beside it as a set of keys (RFC 7517), for whoever verifies tokens. */
    public Path publishedIn(Path folder) {
        var file = folder.resolve(PUBLIC_FILE);
        new Secret(file).replace(new JWKSet(key).toString(true) + "\n");
        return file;
    }

    ECKey key() {
        return key;
    }

    /** The same name for the same thing as long as the key lasts, which tells nothing of it. */
    String nameOf(String thing) {
        return UUID.nameUUIDFromBytes((key.getKeyID() + ' ' + thing).getBytes(UTF_8))
                .toString();
    }
}
