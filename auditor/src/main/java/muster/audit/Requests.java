package muster.audit;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;

/** Requests with the token of {@code MUSTER_TOKEN}, where there is one: not every log is for everybody to read. */
final class Requests {

    private static final Optional<String> TOKEN =
            Optional.ofNullable(System.getenv("MUSTER_TOKEN")).filter(token -> !token.isBlank());

    private Requests() {}

    static HttpRequest.Builder to(String address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        TOKEN.ifPresent(token -> request.header("Authorization", "Bearer " + token.strip()));
        return request;
    }

    /** What to do about an answer that is none. */
    static String advice(int status) {
        return switch (status) {
            case 401, 403 -> "it wants a token of an auditor in MUSTER_TOKEN";
            default -> "try again later";
        };
    }
}
