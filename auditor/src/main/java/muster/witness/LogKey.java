package muster.witness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import muster.ledger.VerifierKey;

/** Asks a log for the key that it publishes. */
record LogKey(URI address) implements Supplier<Optional<VerifierKey>> {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LONGEST_KEY = 4096;

    @Override
    public Optional<VerifierKey> get() {
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
            var response = client.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_KEY));
            return response.statusCode() == 200 ? parsed(response.body().strip()) : Optional.empty();
        } catch (IOException away) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<VerifierKey> parsed(String text) {
        try {
            return Optional.of(VerifierKey.parse(text));
        } catch (IllegalArgumentException somethingElseAnswers) {
            return Optional.empty();
        }
    }
}
