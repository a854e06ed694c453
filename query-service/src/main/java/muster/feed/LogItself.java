package muster.feed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import muster.gate.Caller;
import muster.projection.RebuiltStore;
import muster.projection.Row;

/** The log behind the topic, as command-service serves it: what Kafka has lost is still there. */
@Component
public class LogItself {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Somebody waits for the answer to a question that this is asked for. */
    private static final Duration PATIENCE_OF_A_READER = Duration.ofSeconds(1);

    private static final int PAGE = 500;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final CommandService commandService;

    LogItself(CommandService commandService) {
        this.commandService = commandService;
    }

    /**
     * Whether a record lies there, which Kafka has told nothing of yet: what was recorded a moment ago is on its way, and
     * what was never recorded is not worth waiting for. None where nobody answers.
     */
    public Optional<Boolean> holds(long position) {
        if (!commandService.isKnown()) {
            return Optional.empty();
        }
        try {
            HttpResponse<byte[]> answer = ask(position, 1, PATIENCE_OF_A_READER, Caller.current());
            return answer.statusCode() == 200 ? Optional.of(answer.body().length > 0) : Optional.empty();
        } catch (IOException away) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Finds every position that is still missing, on behalf of whoever wanted that. */
    void fill(Gathering gathering, RebuiltStore rebuilt, Caller caller)
            throws IOException, InterruptedException, SQLException {
        long missing = gathering.firstMissing(1);
        while (missing <= gathering.of()) {
            rebuilt.add(gathering.take(page(missing, caller)));
            long next = gathering.firstMissing(missing);
            if (next == missing) {
                throw new IOException("Position %d is neither in Kafka nor in the log.".formatted(missing));
            }
            missing = next;
        }
    }

    private List<Row> page(long from, Caller caller) throws IOException, InterruptedException {
        if (!commandService.isKnown()) {
            throw new IOException("Position %d is not in Kafka, and where the log itself is served is not configured."
                    .formatted(from));
        }
        HttpResponse<byte[]> answer = ask(from, PAGE, PATIENCE, caller);
        if (answer.statusCode() != 200) {
            throw new IOException("The log answers %d.".formatted(answer.statusCode()));
        }
        return rows(answer.body());
    }

    private HttpResponse<byte[]> ask(long from, int limit, Duration patience, Caller caller)
            throws IOException, InterruptedException {
        URI address = commandService.at("/log/events?after=%d&limit=%d".formatted(from - 1, limit));
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience);
        caller.authorization().ifPresent(token -> request.header(HttpHeaders.AUTHORIZATION, token));
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static List<Row> rows(byte[] body) {
        List<Row> rows = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '\n') {
                rows.add(Row.of(Arrays.copyOfRange(body, from, i)));
                from = i + 1;
            }
        }
        return rows;
    }
}
