package muster.answer;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import muster.record.Times;

/**
 * Reads a question that takes {@code known}, which may be said by the header {@code Accept-Datetime} too (RFC 7089 §2.1.1).
 *
 * <p>Where both say it, the address wins and the header is not even read: an address that names a state is quoted as the
 * evidence of that state, and must show it to whoever follows it, whatever their browser is set to.
 */
final class Negotiation {

    private Negotiation() {}

    /**
     * Reads the parameters, and what the headers add to them.
     *
     * @throws Refused anything is wrong, or not among what is taken
     */
    static Asked read(HttpServletRequest request, Set<Parameter> taken) {
        Map<String, String[]> given = new HashMap<>(request.getParameterMap());
        Optional<Instant> wanted = isFixed(given) ? Optional.empty() : datetime(request);
        wanted.ifPresent(moment -> given.put(Parameter.KNOWN.word(), new String[] {Times.text(lastInstant(moment))}));
        Asked asked = AskedReader.read(given, taken);
        new Memento(wanted.isPresent(), asked.known()).keepWith(request);
        return asked;
    }

    /** A cursor names the state that its list is of, as {@code known} does. */
    private static boolean isFixed(Map<String, String[]> given) {
        return Parameter.OF_A_STATE.stream()
                .flatMap(parameter -> Arrays.stream(given.getOrDefault(parameter.word(), new String[0])))
                .anyMatch(text -> !text.isBlank());
    }

    private static Optional<Instant> datetime(HttpServletRequest request) {
        List<String> all = Collections.list(request.getHeaders(Memento.ACCEPT_DATETIME));
        if (all.isEmpty()) {
            return Optional.empty();
        }
        if (all.size() > 1) {
            throw Refused.header(Memento.ACCEPT_DATETIME, "is given more than once");
        }
        try {
            return Optional.of(HttpDate.parse(all.getFirst().trim()));
        } catch (IllegalArgumentException noDate) {
            throw Refused.header(Memento.ACCEPT_DATETIME, String.valueOf(noDate.getMessage()));
        }
    }

    /** Of its second: a state is told by the second that it was recorded in, and must be found again by it. */
    private static Instant lastInstant(Instant second) {
        return second.plusSeconds(1).minus(1, ChronoUnit.MICROS);
    }
}
