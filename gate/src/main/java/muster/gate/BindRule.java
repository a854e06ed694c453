package muster.gate;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.Environment;

/**
 * Beyond this machine a service may be reached only if somebody says who its callers are, and nobody on the way hears it: with
 * an issuer that is not its own, and behind TLS.
 */
final class BindRule implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {

    private final Environment environment;

    BindRule(Environment environment) {
        this.environment = environment;
    }

    /** The service would be open to whoever can reach it. */
    static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1;

        Broken(String message) {
            super(message);
        }
    }

    @Override
    public void customize(ConfigurableWebServerFactory factory) {
        check("server.address");
        if (!given("management.server.port").isEmpty()) {
            check("management.server.address");
        }
    }

    private void check(String property) {
        String address = given(property);
        if (!address.isEmpty() && isLoopback(address)) {
            return;
        }
        String where = address.isEmpty() ? "is not set, which means every address" : "is " + address;
        if (given("spring.security.oauth2.resourceserver.jwt.issuer-uri").isEmpty()) {
            throw broken(
                    property,
                    where,
                    "nobody is asked who they are",
                    "name an issuer of tokens with spring.security.oauth2.resourceserver.jwt.issuer-uri");
        }
        if (!given("muster.issuer.folder").isEmpty()) {
            throw broken(
                    property,
                    where,
                    "the issuer on board is for one machine alone",
                    "take muster.issuer.folder away and name another issuer with"
                            + " spring.security.oauth2.resourceserver.jwt.issuer-uri");
        }
        if (!speaksTls() && !given("muster.gate.proxy").equalsIgnoreCase("tls")) {
            throw broken(
                    property,
                    where,
                    "tokens would travel in the clear",
                    "configure TLS with server.ssl.*, or state with muster.gate.proxy=tls that a proxy before this service"
                            + " speaks it");
        }
    }

    private static Broken broken(String property, String where, String why, String remedy) {
        return new Broken("%s %s, and %s: set %s=127.0.0.1, or %s.".formatted(property, where, why, property, remedy));
    }

    private String given(String property) {
        return environment.getProperty(property, "").strip();
    }

    private boolean speaksTls() {
        return Binder.get(environment)
                .bind("server.ssl", Ssl.class)
                .map(ssl -> Ssl.isEnabled(ssl))
                .orElse(false);
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException nobodyKnows) {
            return false;
        }
    }
}
