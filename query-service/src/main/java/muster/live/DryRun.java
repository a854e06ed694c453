package muster.live;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import muster.answer.Refused;
import muster.answer.Refused.Reason;
import muster.feed.CommandService;
import muster.gate.Caller;

/** Asks the command side what it would record: it alone decides what is refused, and in what words. */
@Component
class DryRun {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final CommandService commandService;

    DryRun(CommandService commandService) {
        this.commandService = commandService;
    }

    /** What the command side answers. */
    sealed interface Verdict {

        /** It would record these. */
        record Recordable(List<Place> events) implements Verdict {}

        /** It has recorded it before, and would do nothing. */
        record RecordedBefore() implements Verdict {}

        /** It refuses, in its own words. */
        record RefusedThere(ResponseEntity<byte[]> problem) implements Verdict {}
    }

    /**
     * Has the document judged.
     *
     * @throws Refused nobody is there to judge
     */
    Verdict of(byte[] document) {
        if (!commandService.isKnown()) {
            throw away("This service was not told where it is: muster.commands");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(commandService.at("/commands?dryRun=true"))
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofByteArray(document));
        Caller.current().authorization().ifPresent(token -> request.header(HttpHeaders.AUTHORIZATION, token));
        try {
            return verdict(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException away) {
            throw away("It does not answer");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw away("This service is stopping");
        }
    }

    private static Verdict verdict(HttpResponse<byte[]> answer) {
        return switch (answer.statusCode()) {
            case 201 -> new Verdict.Recordable(Place.all(answer.body()));
            case 200 -> new Verdict.RecordedBefore();
            default -> new Verdict.RefusedThere(problem(answer));
        };
    }

    private static ResponseEntity<byte[]> problem(HttpResponse<byte[]> answer) {
        Optional<String> type = answer.headers().firstValue(HttpHeaders.CONTENT_TYPE);
        if (type.filter(given -> given.startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE))
                .isEmpty()) {
            throw away("Its answer was %d and no problem that could be told".formatted(answer.statusCode()));
        }
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        for (String name : List.of(HttpHeaders.RETRY_AFTER, HttpHeaders.WWW_AUTHENTICATE)) {
            answer.headers().firstValue(name).ifPresent(value -> headers.set(name, value));
        }
        return ResponseEntity.status(answer.statusCode()).headers(headers).body(answer.body());
    }

    private static Refused away(String why) {
        return Refused.because(
                Reason.COMMANDS_AWAY,
                "Only the service that records commands can tell what this one would do. %s; ask again in a while."
                        .formatted(why));
    }
}
