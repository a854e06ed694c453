package muster.issuer;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * Tokens for programs of this machine, which need nobody to log in.
 *
 * @param issuer who the services are told that they trust
 */
public record ScriptTokens(SigningKey key, String issuer) {

    /** How long they are good for. */
    public static final Duration LIFE = Duration.ofHours(24);

    /** Whom all tokens are for: both services. */
    static final String AUDIENCE = "muster";

    /**
     * A token that says this role of its bearer.
     *
     * @param bearer who that is: the same bearer is the same subject in every token, under a name that nobody can read
     * @param role one of {@link Roles}
     */
    public String token(String bearer, String role, Instant now) {
        var token = new SignedJWT(header(), claims(bearer, role, now));
        try {
            token.sign(new ECDSASigner(key.key()));
        } catch (JOSEException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
        return token.serialize();
    }

    private JWSHeader header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.key().getKeyID())
                .build();
    }

    private JWTClaimsSet claims(String bearer, String role, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(AUDIENCE)
                .subject(key.nameOf(bearer))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .jwtID(UUID.randomUUID().toString())
                .claim("roles", List.of(role))
                .build();
    }
}
