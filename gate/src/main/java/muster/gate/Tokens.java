package muster.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Tells from a token who has sent it: verifies it, and remembers for a minute that it has. */
final class Tokens implements AuthenticationManager {

    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
    /** By which an issuer's clock may differ from this one's. */
    static final Duration SKEW = Duration.ofMinutes(1);

    /** So long after its key was withdrawn a token is still taken. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final int MOST_REMEMBERED = 2_000;

    private final JwtDecoder decoder;
    private final AccessSettings settings;
    private final AtomicBoolean away = new AtomicBoolean();
    private final Cache<String, Admitted> verified = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    private Tokens(JwtDecoder decoder, AccessSettings settings) {
        this.decoder = decoder;
        this.settings = settings;
    }

    static Tokens of(String issuer, JWKSource<SecurityContext> keys, AccessSettings settings) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        // What the token claims is judged below.
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(claims(issuer, settings.audience()));
        return new Tokens(decoder, settings);
    }

    private static OAuth2TokenValidator<Jwt> claims(String issuer, String audience) {
        var time = new JwtTimestampValidator(SKEW);
        time.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<@Nullable Collection<String>>(
                        JwtClaimNames.AUD, aud -> aud != null && aud.contains(audience)),
                new JwtClaimValidator<@Nullable String>(JwtClaimNames.SUB, sub -> sub != null && !sub.isBlank()),
                time);
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        if (presented instanceof BearerTokenAuthenticationToken bearer) {
            return admit(bearer.getToken());
        }
        throw new InvalidBearerTokenException("There is no token.");
    }

    /**
     * Whoever the token was made for.
     *
     * @throws InvalidBearerTokenException it is none that can be taken
     * @throws AuthenticationServiceException it cannot be told whether it is
     */
    Admitted admit(String token) {
        Admitted known = verified.getIfPresent(token);
        if (known != null && known.caller().until().isAfter(Instant.now())) {
            return known;
        }
        Admitted admitted = verify(token);
        verified.put(token, admitted);
        return admitted;
    }

    private Admitted verify(String token) {
        try {
            Jwt jwt = decoder.decode(token);
            away.set(false);
            return new Admitted(Caller.of(jwt, grants(jwt), settings.reading()));
        } catch (JwtValidationException invalid) {
            throw new InvalidBearerTokenException(why(invalid), invalid);
        } catch (JwtException failed) {
            Optional<KeySourceException> wantOfKeys = wantOfKeys(failed);
            if (wantOfKeys.isPresent()) {
                throw cannotTell(wantOfKeys.get());
            }
            throw new InvalidBearerTokenException("It is not a token that the issuer has signed.", failed);
        }
    }

    /** Said once, and not for each token. */
    private AuthenticationException cannotTell(KeySourceException unreachable) {
        if (!away.getAndSet(true)) {
            LOG.warn("Tokens cannot be checked. {}", unreachable.getMessage(), unreachable.getCause());
        }
        return new AuthenticationServiceException("The issuer's keys cannot be had.", unreachable);
    }

    private static String why(JwtValidationException invalid) {
        return invalid.getErrors().stream()
                        .map(OAuth2Error::getDescription)
                        .findFirst()
                        .orElse("It is not valid") + ".";
    }

    private static Optional<KeySourceException> wantOfKeys(Throwable failed) {
        return Stream.<@Nullable Throwable>iterate(failed, Objects::nonNull, Throwable::getCause)
                .filter(KeySourceException.class::isInstance)
                .map(KeySourceException.class::cast)
                .findFirst();
    }

    private Set<Grant> grants(Jwt jwt) {
        return words(claimed(jwt.getClaims(), settings.rolesClaim()))
                .flatMap(word -> Grant.parse(word).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A name may have dots in it, so the whole of it is looked for first. */
    private static @Nullable Object claimed(Map<?, ?> claims, String path) {
        int dot = path.indexOf('.');
        if (claims.containsKey(path) || dot < 0) {
            return claims.get(path);
        }
        return claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? claimed(inner, path.substring(dot + 1))
                : null;
    }

    private static Stream<String> words(@Nullable Object claim) {
        return switch (claim) {
            case Collection<?> many ->
                many.stream().filter(String.class::isInstance).map(String.class::cast);
            case String text -> Arrays.stream(text.split(" "));
            case null, default -> Stream.empty();
        };
    }
}
