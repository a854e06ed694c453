package muster.gate;

import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is configured of who may do what ({@code muster.gate}).
 *
 * @param reading who may read
 * @param audience whom tokens must be made for
 * @param rolesClaim where a token says its roles: the name of a claim, or a path into one with dots between
 * @param keysFile the issuer's public keys as a JWK set; without it they are fetched from the issuer
 * @param proxy what stands before the service
 */
@ConfigurationProperties("muster.gate")
record AccessSettings(
        @DefaultValue("public") Reading reading,
        @DefaultValue("muster") String audience,
        @DefaultValue("roles") String rolesClaim,
        @Nullable Path keysFile,
        @DefaultValue("none") Proxy proxy) {

    /** What may stand before a service. */
    enum Proxy {
        NONE,
        /** It speaks TLS with the world, and says in headers who is asking. */
        TLS
    }

    Optional<Path> file() {
        return Optional.ofNullable(keysFile);
    }
}
