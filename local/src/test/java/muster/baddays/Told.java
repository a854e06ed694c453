package muster.baddays;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client is told of one command, as the answer to a request or as a line of one. */
record Told(int line, int status, String body, Optional<Receipt> receipt, Optional<String> complaint) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<Integer> RECORDED = Set.of(200, 201);
    private static final Set<Integer> LATER = Set.of(409, 429, 503);
    private static final int REFUSED = 422;

    static Told of(HttpResponse<String> answer) {
        var told = of(1, answer.statusCode(), answer.body());
        return told.status == 503 && !saysWhenToComeBack(answer)
                ? told.but("503 without a problem or Retry-After")
                : told;
    }

    /** A line that was cut off is as good as none. */
    static Told ofLine(String json) {
        try {
            var node = JSON.readTree(json);
            return of(node.path("line").asInt(1), node.path("status").asInt(0), json);
        } catch (JacksonException cutOff) {
            return new Told(1, 0, json, Optional.empty(), Optional.empty());
        }
    }

    private static Told of(int line, int status, String body) {
        var receipt = RECORDED.contains(status) ? Optional.of(receipt(JSON.readTree(body))) : Optional.<Receipt>empty();
        var told = new Told(line, status, body, receipt, Optional.empty());
        return told.isFinal() || LATER.contains(status) ? told : told.but("nobody should be told this");
    }

    private static Receipt receipt(JsonNode answer) {
        List<UUID> events = answer.path("events")
                .valueStream()
                .map(event -> UUID.fromString(event.path("id").stringValue()))
                .toList();
        return new Receipt(answer.path("position").longValue(), events);
    }

    private static boolean saysWhenToComeBack(HttpResponse<String> answer) {
        return answer.headers().firstValue("Retry-After").isPresent()
                && answer.headers()
                        .firstValue("Content-Type")
                        .filter(type -> type.startsWith("application/problem+json"))
                        .isPresent();
    }

    private Told but(String complaint) {
        return new Told(line, status, body, receipt, Optional.of("%s: %d %s".formatted(complaint, status, body)));
    }

    boolean isFinal() {
        return receipt.isPresent() || status == REFUSED;
    }
}
