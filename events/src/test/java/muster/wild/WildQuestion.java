package muster.wild;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import muster.naive.Asked;

/**
 * A made-up question, as it is put over HTTP and as domain.md means it.
 *
 * @param parameters by name, as they stand in the address
 * @param present the moment it is about: its {@code at}, else the time of the record that it is as of; none where it is as
 *     of now, which nobody can tell afterwards
 */
public record WildQuestion(Map<String, String> parameters, Asked asked, Optional<Instant> present) {

    /** The query, without some of the parameters. */
    public String query(String... without) {
        List<String> dropped = Arrays.asList(without);
        return parameters.entrySet().stream()
                .filter(parameter -> !dropped.contains(parameter.getKey()))
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&", "?", ""));
    }
}
