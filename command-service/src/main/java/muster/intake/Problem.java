package muster.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

import muster.record.FieldProblem;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param type stable for each kind of problem
 * @param detail what happened and what to do, for a person
 * @param rule the rule that refused a well-formed command
 * @param errors the fields of a malformed one
 * @param retryAfter seconds after which it is worth trying again
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        Optional<String> rule,
        List<FieldProblem> errors,
        @JsonIgnore OptionalInt retryAfter) {

    private static final int MOST_NAMED = 100;

    static Problem of(int status, String name, String title, String detail) {
        return new Problem(
                "urn:muster:problem:" + name, title, status, detail, Optional.empty(), List.of(), OptionalInt.empty());
    }

    Problem because(String refusedBy) {
        return new Problem(type, title, status, detail, Optional.of(refusedBy), errors, retryAfter);
    }

    /** Names the fields; of very many, which only a machine makes, the first. */
    Problem at(List<FieldProblem> fields) {
        List<FieldProblem> named = new ArrayList<>(fields.subList(0, Math.min(MOST_NAMED, fields.size())));
        if (fields.size() > MOST_NAMED) {
            named.add(new FieldProblem("", "is at fault in %d more places".formatted(fields.size() - MOST_NAMED)));
        }
        return new Problem(type, title, status, detail, rule, named, retryAfter);
    }

    Problem retryAfter(int seconds) {
        return new Problem(type, title, status, detail, rule, errors, OptionalInt.of(seconds));
    }
}
