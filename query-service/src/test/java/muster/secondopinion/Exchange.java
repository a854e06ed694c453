package muster.secondopinion;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

import tools.jackson.databind.JsonNode;

import muster.Service;
import muster.naive.Asked;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A question that was put, and what must be heard whenever it is put again.
 *
 * @param heard what of the answer is set beside {@code expected}
 * @param at and {@code known}, what the answer must take the question to mean
 */
record Exchange(String path, Optional<Instant> at, long known, Function<JsonNode, Object> heard, Object expected) {

    static Exchange of(String path, Asked asked, Function<JsonNode, Object> heard, Object expected) {
        return new Exchange(path, asked.at(), asked.known(), heard, expected);
    }

    /** The same of a question that takes no {@code at}. */
    static Exchange ofAllTimes(String path, Asked asked, Function<JsonNode, Object> heard, Object expected) {
        return new Exchange(path, Optional.empty(), asked.known(), heard, expected);
    }

    void with(Service service, String when) {
        JsonNode answer = service.ask(path);
        assertThat(heard.apply(answer)).as("%s, %s", path, when).isEqualTo(expected);
        assertThat(answer.get("known").get("position").asLong())
                .as("position of %s, %s", path, when)
                .isEqualTo(known);
        assertThat(Heard.bound(answer, "at")).as("at of %s, %s", path, when).isEqualTo(at);
    }
}
