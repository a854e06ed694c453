package muster.baddays;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;

/** Every request of these tests begins here: where tokens are asked for, all carry the same. */
final class Requests {

    private static final Optional<String> TOKEN =
            Optional.ofNullable(System.getenv("MUSTER_TOKEN")).filter(token -> !token.isBlank());

    private Requests() {}

    /** To a port of this machine. */
    static HttpRequest.Builder to(int port, String path, Duration timeout) {
        var request = to(port, path);
        return request.timeout(timeout);
    }

    /** One that may last. */
    static HttpRequest.Builder to(int port, String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        TOKEN.ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }
}
