package muster.gate;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Why a request goes no further, as application/problem+json (RFC 9457) in the words that both services use.
 *
 * @param name of the problem, which stays
 * @param detail what to do, for a person
 * @param headers sent along
 */
public record Refusal(HttpStatus status, String name, String title, String detail, Map<String, String> headers) {

    /** By which a service says that it takes tokens (RFC 6750, section 3). */
    static final String CHALLENGE = "Bearer realm=\"muster\"";

    private static final JsonMapper JSON = new JsonMapper();

    public Refusal {
        headers = Map.copyOf(headers);
    }

    public static Refusal of(HttpStatus status, String name, String title, String detail) {
        return new Refusal(status, name, title, detail, Map.of());
    }

    /** The same with one header more. */
    public Refusal with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Refusal(status, name, title, detail, more);
    }

    /** There is no token, and it takes one. */
    static Refusal withoutToken(Who who) {
        return of(
                        HttpStatus.UNAUTHORIZED,
                        "unauthorized",
                        "Log in first",
                        "This takes %s. Log in, or send a token: Authorization: Bearer TOKEN.".formatted(who.wanted()))
                .with(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    }

    /** There is a token, and what it grants does not reach as far. */
    static Refusal forbidden(String wanted) {
        return of(
                        HttpStatus.FORBIDDEN,
                        "forbidden",
                        "Not with these roles",
                        "This takes %s, which the token does not grant. Whoever runs the issuer can grant it."
                                .formatted(wanted))
                .with(HttpHeaders.WWW_AUTHENTICATE, challenge("insufficient_scope", "This takes " + wanted));
    }

    /** A token that cannot be taken. */
    static Refusal badToken(HttpStatus status, String error, String why) {
        return of(
                        status,
                        error.equals("invalid_request") ? "bad-request" : "unauthorized",
                        "The token is not taken",
                        why + " Log in again, or get a new token.")
                .with(HttpHeaders.WWW_AUTHENTICATE, challenge(error, why));
    }

    private static String challenge(String error, String why) {
        return "%s, error=\"%s\", error_description=\"%s\""
                .formatted(CHALLENGE, error, why.replaceAll("[^ -~]|[\"\\\\]", "'"));
    }

    /** Answers with it. */
    public void write(HttpServletResponse response) throws IOException {
        response.setStatus(status.value());
        headers.forEach(response::setHeader);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] body = JSON.writeValueAsBytes(body());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:muster:problem:" + name);
        body.put("title", title);
        body.put("status", status.value());
        body.put("detail", detail);
        return body;
    }
}
