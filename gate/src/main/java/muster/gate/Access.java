package muster.gate;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** Who may do what, before anything is done: with an issuer configured, what tokens grant; without one, everything. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration"
        })
@EnableConfigurationProperties(AccessSettings.class)
class Access {

    private static final String RESOURCE_SERVER = "spring.security.oauth2.resourceserver.jwt.";

    /** Behind the chains of those who bring endpoints with rules of their own, such as an issuer. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain gate(
            AccessSettings settings,
            Endpoints endpoints,
            @Value("${" + RESOURCE_SERVER + "issuer-uri:}") String issuer,
            @Value("${" + RESOURCE_SERVER + "jwk-set-uri:}") String keysAddress) {
        if (issuer.isEmpty()) {
            return new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE, new OpenDoor());
        }
        var keys = settings.file().map(IssuerKeys::in).orElseGet(() -> IssuerKeys.fetched(issuer, keysAddress));
        Tokens tokens = Tokens.of(issuer, keys, settings);
        return new DefaultSecurityFilterChain(
                AnyRequestMatcher.INSTANCE, bearer(tokens), new Door(endpoints, tokens, settings.reading()));
    }

    private static BearerTokenAuthenticationFilter bearer(Tokens tokens) {
        var bearer = new BearerTokenAuthenticationFilter(tokens);
        bearer.setAuthenticationEntryPoint(new BadTokens());
        bearer.setAuthenticationFailureHandler(new BadTokens());
        return bearer;
    }

    /** For what a service does differently where not everybody may read. */
    @Bean
    Reading reading(AccessSettings settings) {
        return settings.reading();
    }

    @Bean
    HttpFirewall firewall() {
        return new AsItCame();
    }

    /** A span for each filter of each request would cost more than all they do. */
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    BindRule bindRule(Environment environment) {
        return new BindRule(environment);
    }

    @Bean
    @ConditionalOnBooleanProperty("muster.gate.sessions")
    Sessions sessions() {
        return new Sessions();
    }
}
