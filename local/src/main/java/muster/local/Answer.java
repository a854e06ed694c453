package muster.local;

import java.util.Optional;
import java.util.Set;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What command-service says of one line. */
record Answer(long line, int status, Optional<Long> position, String problem) {

    static final int REPLAYED = 200;
    static final int RECORDED = 201;

    /** Safe to send again, and worth it: lost a race, too many requests, the store is away. */
    private static final Set<Integer> FOR_NOW = Set.of(409, 429, 503);

    private static final JsonMapper JSON = JsonMapper.shared();

    static Answer parse(String json) {
        var node = JSON.readTree(json);
        var status = node.path("status").asInt(0);
        return new Answer(
                node.path("line").asLong(0),
                status,
                node.path("position").asLongOpt().stream().boxed().findFirst(),
                isTaken(status) ? "" : reason(node.path("problem")));
    }

    /** The reason in a body that should be a problem+json; the body itself if it is none. */
    static String reason(String body) {
        try {
            return reason(JSON.readTree(body));
        } catch (JacksonException e) {
            return body;
        }
    }

    /** A problem+json in one sentence: the rule or title, what to do, and the fields that are wrong. */
    private static String reason(JsonNode problem) {
        var rule = problem.path("rule").asString(problem.path("title").asString("refused"));
        var text = new StringBuilder(rule)
                .append(": ")
                .append(problem.path("detail").asString(""));
        problem.path("errors")
                .forEach(error -> text.append("; ")
                        .append("%s %s"
                                .formatted(
                                        error.path("field").asString(""),
                                        error.path("message").asString(""))
                                .strip()));
        return text.toString();
    }

    /** Not final: the same line may be taken later. */
    boolean isForNow() {
        return FOR_NOW.contains(status);
    }

    boolean isRefusal() {
        return !isTaken(status);
    }

    static boolean isTaken(long status) {
        return status == RECORDED || status == REPLAYED;
    }

    /** The same line counted from the beginning of a file that was sent in pieces. */
    Answer after(long lines) {
        return new Answer(line + lines, status, position, problem);
    }

    String sentence() {
        return "line %d: %s".formatted(line, problem);
    }
}
