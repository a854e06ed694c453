package muster.gate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public keys of an issuer, as its discovery document leads to them. They are fetched when a token is to be verified and
 * not at the start, so that a service starts while its issuer is away.
 */
final class IssuerKeys implements JWKSetSource<SecurityContext> {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration FRESH = Duration.ofMinutes(5);
    /** So long after a failure, or after a key that the issuer does not have, nobody asks again. */
    private static final Duration BREATHER = Duration.ofSeconds(5);
    /** So long the keys that were fetched last are taken while the issuer is away. */
    private static final Duration OUTAGE = Duration.ofHours(8);

    private static final JsonMapper JSON = new JsonMapper();

    private final String issuer;
    private final String keysAddress;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private IssuerKeys(String issuer, String keysAddress) {
        this.issuer = issuer;
        this.keysAddress = keysAddress;
    }

    /**
     * Fetched over the network and kept.
     *
     * @param keysAddress where they are; empty: where the issuer's discovery document says
     */
    static JWKSource<SecurityContext> fetched(String issuer, String keysAddress) {
        return JWKSourceBuilder.create(new IssuerKeys(issuer, keysAddress))
                .cache(FRESH.toMillis(), PATIENCE.multipliedBy(3).toMillis())
                .refreshAheadCache(false)
                .rateLimited(BREATHER.toMillis())
                .outageTolerant(OUTAGE.toMillis())
                .build();
    }

    /** Read from a file, each time anew: it is small, a token is verified seldom, and the file may be another one by now. */
    static JWKSource<SecurityContext> in(Path file) {
        return (selector, _) -> {
            try {
                return selector.select(JWKSet.load(file.toFile()));
            } catch (IOException | ParseException unreadable) {
                throw new KeySourceException("The issuer's keys cannot be read from " + file, unreadable);
            }
        };
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
            throws KeySourceException {
        try {
            return JWKSet.parse(fetch(keysAddress.isEmpty() ? discovered() : keysAddress));
        } catch (IOException | ParseException | JacksonException | IllegalArgumentException unusable) {
            throw new KeySourceException("The keys of the issuer %s cannot be fetched".formatted(issuer), unusable);
        }
    }

    private String discovered() throws IOException {
        JsonNode document = JSON.readTree(fetch(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration"));
        if (!issuer.equals(document.path("issuer").asString(""))) {
            throw new IOException("It names itself %s".formatted(document.path("issuer")));
        }
        return document.path("jwks_uri").asString("");
    }

    private String fetch(String address) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("%s answers %d".formatted(address, answer.statusCode()));
            }
            return answer.body();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopping);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
