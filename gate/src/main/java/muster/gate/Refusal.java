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
