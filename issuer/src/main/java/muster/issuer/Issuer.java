package muster.issuer;

import java.io.IOException;
import java.nio.file.Path;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.util.function.SingletonSupplier;

/**
 * The issuer inside query-service, where the data folder is named. It stands before all else that guards the service, on
 * paths of its own, and is built when somebody first goes there: a start does not wait for it, nor does any other request.
 */
@AutoConfiguration
@ConditionalOnProperty("muster.issuer.folder")
class Issuer {

    private static final String SESSION = "JSESSIONID";

    @Bean
    FilterRegistrationBean<Filter> issuerFilter(
            ObjectProvider<HttpSecurity> security,
            @Value("${muster.issuer.folder}") String folder,
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri}") String issuer) {
        var chain = SingletonSupplier.of(() -> chain(security.getObject(), Path.of(folder), issuer));
        var filter = new FilterRegistrationBean<Filter>(
                (request, response, _) -> chain.obtain().doFilter(request, response, nothingElse()));
        filter.setName("issuer");
        filter.addUrlPatterns("/oauth2/*", "/.well-known/*", LoginPage.PATH);
        filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
        return filter;
    }

    private static Filter chain(HttpSecurity http, Path folder, String issuer) {
        return new FilterChainProxy(new IssuerChain(issuer, SigningKey.in(folder), Users.in(folder)).build(http));
    }

    private static FilterChain nothingElse() {
        return (_, response) -> notFound((HttpServletResponse) response);
    }

    private static void notFound(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    /** Another site may lead here, and may not act here. */
    @Bean
    CookieSameSiteSupplier loginCookie() {
        return CookieSameSiteSupplier.ofLax().whenHasName(SESSION);
    }
}
