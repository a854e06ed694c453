package muster.gate;

import java.io.IOException;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/** From which other origins a browser may ask what. It is judged early, so that a page can read any refusal that follows. */
public final class Origins {

    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 20;

    private Origins() {}

    /** Opens what the source names, and nothing else. */
    public static FilterRegistrationBean<CorsFilter> only(CorsConfigurationSource source) {
        CorsFilter filter = new CorsFilter(source);
        filter.setCorsProcessor(new Refusing());
        FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(ORDER);
        return registration;
    }

    private static final class Refusing extends DefaultCorsProcessor {

        private static final Refusal REFUSAL = Refusal.of(
                HttpStatus.FORBIDDEN,
                "foreign-origin",
                "Asked for by a page of somebody else",
                "Pages of this origin may not ask for this.");

        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            if (response instanceof ServletServerHttpResponse servlet) {
                REFUSAL.write(servlet.getServletResponse());
            }
        }
    }
}
