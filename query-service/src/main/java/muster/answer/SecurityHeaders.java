package muster.answer;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import muster.feed.CommandService;

/** What a browser may do with what it gets: load from here alone, run nothing that stands in a text. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityHeaders extends OncePerRequestFilter {

    private static final String STRICT = "default-src 'self'; base-uri 'none'; object-src 'none'";
    /** The page may send commands and log its readers in and out, and shows the pictures that it makes itself. */
    private static final String FOR_THE_PAGE = STRICT + "; img-src 'self' blob: data:; connect-src ";
    /** The page to try the interface on is not ours; it carries styles and pictures inside. */
    private static final String FOR_THE_DOCS = STRICT + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

    private static final String FRAMED_HERE = "; frame-ancestors 'self'";
    /** What is made to be shown inside other people's pages, and offers nothing that could be clicked by mistake. */
    private static final String FRAMED_ANYWHERE = "; frame-ancestors *";

    private final String forThePage;

    SecurityHeaders(
            CommandService commandService,
            @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri:}") String issuer) {
        String places = sources(commandService.inBrowser(), origin(issuer));
        forThePage = FOR_THE_PAGE + places + "; form-action " + sources(origin(issuer)) + FRAMED_HERE;
    }

    private static String sources(String... others) {
        return ("'self' " + String.join(" ", others)).strip();
    }

    /** Without its path: a redirect may lead to another one. */
    private static String origin(String address) {
        return address.replaceFirst("^(https?://[^/]+).*", "$1");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Content-Security-Policy", policy(request.getRequestURI()));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        chain.doFilter(request, response);
    }

    private String policy(String path) {
        if (path.startsWith("/swagger-ui/")) {
            return FOR_THE_DOCS + FRAMED_HERE;
        }
        return path.equals("/embed.html") ? STRICT + FRAMED_ANYWHERE : forThePage;
    }
}
