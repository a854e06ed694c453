package muster.answer;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What a browser may do with what it gets: load from here alone, run nothing that stands in a text. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityHeaders extends OncePerRequestFilter {

    private static final String STRICT =
            "default-src 'self'; frame-ancestors 'self'; base-uri 'none'; object-src 'none'";
    /** The page to try the interface on is not ours; it carries styles and pictures inside. */
    private static final String FOR_THE_DOCS = STRICT + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean docs = request.getRequestURI().startsWith("/swagger-ui/");
        response.setHeader("Content-Security-Policy", docs ? FOR_THE_DOCS : STRICT);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        chain.doFilter(request, response);
    }
}
