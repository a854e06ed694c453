package muster.gate;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;

/** Lets through what is listed, for those whom the list names. Whoever has sent a token is known by now. */
final class Door extends OncePerRequestFilter {

    private static final Refusal NOT_OFFERED = Refusal.of(
            HttpStatus.FORBIDDEN,
            "not-offered",
            "Nothing is offered here",
            "Nobody may ask for this address. What there is, /v3/api-docs tells.");
    private static final Refusal IN_THE_ADDRESS = Refusal.badToken(
            HttpStatus.BAD_REQUEST,
            "invalid_request",
            "A token has no place in an address: whoever sees the address has the token.");

    private final Endpoints endpoints;
    private final Tokens tokens;
    private final Reading reading;

    Door(Endpoints endpoints, Tokens tokens, Reading reading) {
        this.endpoints = endpoints;
        this.tokens = tokens;
        this.reading = reading;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Refusal> refused = refused(request);
        if (refused.isPresent()) {
            refused.get().write(response);
            return;
        }
        if (!reading.isPublic()) {
            // What one caller may read is not everybody's.
            response.addHeader(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
            response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
        }
        chain.doFilter(request, response);
    }

    private Optional<Refusal> refused(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query != null && query.contains("access_token=")) {
            return Optional.of(IN_THE_ADDRESS);
        }
        PathContainer path = RequestPath.parse(request.getRequestURI(), request.getContextPath())
                .pathWithinApplication();
        Optional<Endpoint> asked = endpoints.find(HttpMethod.valueOf(request.getMethod()), path);
        if (asked.isEmpty()) {
            return Optional.of(notListed(path));
        }
        return asked.get().who() == Who.NOBODY ? Optional.of(NOT_OFFERED) : refused(asked.get(), path, request);
    }

    private Refusal notListed(PathContainer path) {
        Set<HttpMethod> methods = endpoints.methods(path);
        return methods.isEmpty()
                ? NOT_OFFERED
                : Refusal.of(
                                HttpStatus.METHOD_NOT_ALLOWED,
                                "http",
                                "Method Not Allowed",
                                "Another method is meant here; Allow says which.")
                        .with(
                                HttpHeaders.ALLOW,
                                methods.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", ")));
    }

    private Optional<Refusal> refused(Endpoint asked, PathContainer path, HttpServletRequest request) {
        Caller caller;
        try {
            caller = caller(asked, request);
        } catch (AuthenticationException cannotTell) {
            return Optional.of(BadTokens.refusal(cannotTell));
        }
        PathPattern.PathMatchInfo match = asked.path().matchAndExtract(path);
        Map<String, String> variables = match == null ? Map.of() : match.getUriVariables();
        if (asked.who().admits(caller, variables, request)) {
            return Optional.empty();
        }
        return Optional.of(
                caller.isKnown() ? Refusal.forbidden(asked.who().wanted()) : Refusal.withoutToken(asked.who()));
    }

    private Caller caller(Endpoint asked, HttpServletRequest request) {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        if (known instanceof Admitted admitted) {
            return admitted.caller();
        }
        Admitted admitted = asked.who().reads() && !reading.isPublic() ? bySession(request) : withoutToken();
        SecurityContextHolder.setContext(new SecurityContextImpl(admitted));
        return admitted.caller();
    }

    /** A session that has ended is none. */
    private Admitted bySession(HttpServletRequest request) {
        try {
            return Sessions.token(request).map(tokens::admit).orElseGet(this::withoutToken);
        } catch (InvalidBearerTokenException ended) {
            return withoutToken();
        }
    }

    private Admitted withoutToken() {
        return new Admitted(Caller.withoutToken(reading));
    }
}
