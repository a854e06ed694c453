package muster.answer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks the log itself whether it reaches a position of which Kafka has told nothing yet: what was recorded a moment ago
 * is on its way, and what was never recorded is not worth waiting for.
 */
@Component
class HeadOfLog {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String commandService;

    /** {@code commandService} is its address; empty where it cannot be asked. */
    HeadOfLog(@Value("${muster.commands:}") String commandService) {
        this.commandService = commandService.replaceFirst("/+$", "");
    }

    /** Whether a record lies there; none where nobody answers. */
    Optional<Boolean> holds(long position) {
        if (commandService.isEmpty()) {
            return Optional.empty();
        }
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("%s/log/events?after=%d&limit=1".formatted(commandService, position - 1)))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(!answer.body().isEmpty()) : Optional.empty();
        } catch (IOException away) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
