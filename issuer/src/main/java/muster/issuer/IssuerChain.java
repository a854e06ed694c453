package muster.issuer;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Spring's authorization server for one client, the dashboard, and for those who stand in the file of users. */
final class IssuerChain {

    private static final String END = "/oauth2/logout";

    private final String issuer;
    private final Users users;
    private final List<String> origins;
    private final LoginPage page;
    private final JWKSource<SecurityContext> keys;

    IssuerChain(String issuer, SigningKey key, Users users) {
        this.issuer = issuer;
        this.users = users;
        this.origins = List.of(issuer, issuer.replace("127.0.0.1", "localhost"));
        this.page = new LoginPage(users.file(), origins);
        this.keys = new ImmutableJWKSet<>(new JWKSet(key.key()));
    }

    SecurityFilterChain build(HttpSecurity http) {
        http.setSharedObject(JWKSource.class, keys);
        // Nobody gets in whom only the rest of the service knows.
        http.getSharedObject(AuthenticationManagerBuilder.class).parentAuthenticationManager(null);
        return http.oauth2AuthorizationServer(this::serve)
                .oauth2ResourceServer(bearers ->
                        bearers.jwt(jwt -> jwt.decoder(OAuth2AuthorizationServerConfiguration.jwtDecoder(keys))))
                .authenticationProvider(new Passwords(users, new Guesses(InstantSource.system())))
                .formLogin(form -> form.loginPage(LoginPage.PATH)
                        .failureHandler(IssuerChain::notIn)
                        .permitAll())
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(all -> all.anyRequest().authenticated())
                // The page to log in on had been open for longer than its session lived.
                .exceptionHandling(failures -> failures.accessDeniedHandler(
                        (_, response, _) -> response.sendRedirect(LoginPage.PATH + "?late")))
                .cors(cors -> cors.configurationSource(fromThePage()))
                .addFilterAfter(page, CsrfFilter.class)
                .build();
    }

    private void serve(OAuth2AuthorizationServerConfigurer server) {
        server.registeredClientRepository(new InMemoryRegisteredClientRepository(PageClient.at(origins)))
                .authorizationServerSettings(settings())
                .tokenGenerator(tokens())
                .authorizationEndpoint(endpoint -> endpoint.errorResponseHandler(page::refuse)
                        .authenticationProviders(providers -> providers.forEach(provider -> {
                            if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider codes) {
                                codes.setAuthenticationValidator(this::validate);
                            }
                        })))
                .oidc(oidc -> oidc.providerConfigurationEndpoint(endpoint -> endpoint.providerConfigurationCustomizer(
                                about -> about.idTokenSigningAlgorithms(algorithms -> {
                                    algorithms.clear();
                                    algorithms.add(SignatureAlgorithm.ES256.getName());
                                })))
                        // Who has no session here any more, as after a restart, is logged out already.
                        .logoutEndpoint(endpoint ->
                                endpoint.errorResponseHandler((_, response, _) -> response.sendRedirect("/"))));
    }

    private void validate(OAuth2AuthorizationCodeRequestAuthenticationContext request) {
        PageClient.answerAtItsPages(request);
        OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_SCOPE_VALIDATOR.accept(request);
    }

    private AuthorizationServerSettings settings() {
        return AuthorizationServerSettings.builder()
                .issuer(issuer)
                .oidcLogoutEndpoint(END)
                .oidcUserInfoEndpoint("/oauth2/userinfo")
                .build();
    }

    private JwtGenerator tokens() {
        var tokens = new JwtGenerator(new NimbusJwtEncoder(keys));
        tokens.setJwtCustomizer(this::tell);
        return tokens;
    }

    /** As the file of users says by now: what it said at the log-in may have been taken back. */
    private void tell(JwtEncodingContext token) {
        var person = Optional.ofNullable(token.<Authentication>getPrincipal())
                .flatMap(somebody -> users.of(somebody.getName()))
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.ACCESS_DENIED));
        token.getJwsHeader().algorithm(SignatureAlgorithm.ES256).type("JWT");
        if (OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
            token.getClaims().audience(List.of(ScriptTokens.AUDIENCE)).claim("roles", person.roles());
        } else {
            token.getClaims().claim("preferred_username", person.name());
        }
    }

    private static void notIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        response.sendRedirect(
                LoginPage.PATH + (why instanceof TooManyTries tries ? "?wait=" + tries.seconds() : "?wrong"));
    }

    /** The dashboard may be read at another name of this machine than the issuer's. */
    private UrlBasedCorsConfigurationSource fromThePage() {
        var fromThePage = new CorsConfiguration();
        fromThePage.setAllowedOrigins(origins);
        fromThePage.setAllowedMethods(List.of("GET", "POST"));
        var paths = new UrlBasedCorsConfigurationSource();
        paths.registerCorsConfiguration("/oauth2/token", fromThePage);
        paths.registerCorsConfiguration("/.well-known/**", fromThePage);
        return paths;
    }
}
