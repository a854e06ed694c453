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

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import muster.projection.RebuiltStore;
import muster.projection.Row;

/** The log behind the topic, as command-service serves it: what Kafka has lost is still there. */
@Component
class LogItself {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAGE = 500;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String commandService;

    LogItself(@Value("${muster.commands:}") String commandService) {
        this.commandService = commandService.replaceFirst("/+$", "");
    }

    /** Finds every position that is still missing. */
    void fill(Gathering gathering, RebuiltStore rebuilt) throws IOException, InterruptedException, SQLException {
        long missing = gathering.firstMissing(1);
        while (missing <= gathering.of()) {
            rebuilt.add(gathering.take(page(missing)));
            long next = gathering.firstMissing(missing);
            if (next == missing) {
                throw new IOException("Position %d is neither in Kafka nor in the log.".formatted(missing));
            }
            missing = next;
        }
    }

    private List<Row> page(long from) throws IOException, InterruptedException {
        if (commandService.isEmpty()) {
            throw new IOException("Position %d is not in Kafka, and where the log itself is served is not configured."
                    .formatted(from));
        }
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("%s/log/events?after=%d&limit=%d".formatted(commandService, from - 1, PAGE)))
                .timeout(PATIENCE)
                .build();
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("The log answers %d.".formatted(answer.statusCode()));
        }
        return rows(answer.body());
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
