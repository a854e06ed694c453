package muster.gate;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.filter.OncePerRequestFilter;

/** What every answer tells a browser, whatever it answers. */
final class AnswerHeaders extends OncePerRequestFilter {

    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
    private static final String A_YEAR = "max-age=31536000";

    private final ContentPolicy policy;

    AnswerHeaders(ContentPolicy policy) {
        this.policy = policy;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        set(response, policy.of(request.getServletPath()), request.isSecure());
        chain.doFilter(request, response);
    }

    /** Over a plain connection a browser must not heed Strict-Transport-Security, and it is not said there. */
    static void set(HttpServletResponse response, String policy, boolean secure) {
        response.setHeader(CONTENT_SECURITY_POLICY, policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (secure) {
            response.setHeader("Strict-Transport-Security", A_YEAR);
        }
    }

    /** For what was refused before any filter saw it. */
    static void setMissing(HttpServletResponse response, boolean secure) {
        if (!response.containsHeader(CONTENT_SECURITY_POLICY)) {
            set(response, ContentPolicy.NOTHING, secure);
        }
    }
}
