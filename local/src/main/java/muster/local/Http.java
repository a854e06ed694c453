package muster.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Short questions to a service of this machine. */
final class Http {

    private static final int PATIENCE_MILLIS = 2_000;

    private Http() {}

    static String url(int port, String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** The body of a 200, or nothing when the service is away or says anything else. */
    static Optional<String> get(int port, String path) {
        try {
            var connection =
                    (HttpURLConnection) URI.create(url(port, path)).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                return Optional.empty();
            }
            try (var body = connection.getInputStream()) {
                return Optional.of(new String(body.readAllBytes(), UTF_8));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
