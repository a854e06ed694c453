package muster.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * A browser's session: the token once more, in a cookie, for what a page cannot send a header with, such as the live stream.
 * It is good for nothing but reading, so that nobody gains by making a browser send it; no script can read it.
 */
@RestController
class Sessions {

    private static final String COOKIE = "muster-session";
    private static final Set<String> SAFE = Set.of("GET", "HEAD");
    /** Of name and value together; browsers keep no more. */
    private static final int MOST_BYTES = 4096;

    /** The token of the session that the request belongs to. */
    static Optional<String> token(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null || !SAFE.contains(request.getMethod())) {
            return Optional.empty();
        }
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** Begins a session for as long as the token that is sent along is good. */
    @PostMapping("/session")
    ResponseEntity<Void> begin(HttpServletRequest request) {
        Caller caller = Caller.current();
        return caller.token()
                .map(token -> reply(cookie(token, Duration.between(Instant.now(), caller.until()), request)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    /** Ends it. */
    @DeleteMapping("/session")
    ResponseEntity<Void> end(HttpServletRequest request) {
        return reply(cookie("", Duration.ZERO, request));
    }

    private static ResponseCookie cookie(String value, Duration age, HttpServletRequest request) {
        if (COOKIE.length() + value.length() > MOST_BYTES) {
            throw new ResponseStatusException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The token is too long for a cookie: have the issuer put fewer claims into it.");
        }
        return ResponseCookie.from(COOKIE, value)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(request.isSecure())
                .path("/")
                .maxAge(age.isNegative() ? Duration.ZERO : age)
                .build();
    }

    private static ResponseEntity<Void> reply(ResponseCookie cookie) {
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
