package muster.answer;

import java.time.Instant;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

import muster.answer.Asked.AsKnown;

/**
 * What an answer says of itself as a state of the record (RFC 7089). Every address whose question takes {@code known} is
 * an original and its own timegate; with {@code known} in it, it is a memento.
 *
 * @param isNegotiated whether the record time came by {@code Accept-Datetime}
 */
record Memento(boolean isNegotiated, AsKnown known) {

    static final String ACCEPT_DATETIME = "Accept-Datetime";
    private static final String DATETIME = "Memento-Datetime";

    void keepWith(HttpServletRequest request) {
        request.setAttribute(Memento.class.getName(), this);
    }

    /** Of a request whose question takes {@code known}. */
    static Optional<Memento> of(HttpServletRequest request) {
        return Optional.ofNullable((Memento) request.getAttribute(Memento.class.getName()));
    }

    /** Where the same state stays, if it was not the address that named it. */
    Address address(Address asked, AsOf state) {
        return isNegotiated ? asked.with(Parameter.KNOWN, "@" + state.position()) : asked;
    }

    /** Whether what is asked for stays as it is, whatever is recorded. */
    boolean isFixed() {
        return isNegotiated || !(known instanceof AsKnown.Now);
    }

    /** An address that names a state is not answered otherwise at any {@code Accept-Datetime}, so it does not vary by it. */
    void describe(AsOf state, Address asked, HttpHeaders headers) {
        boolean isNamed = !isNegotiated && isFixed();
        headers.set(HttpHeaders.VARY, isNamed ? HttpHeaders.ACCEPT : HttpHeaders.ACCEPT + ", " + ACCEPT_DATETIME);
        headers.add(HttpHeaders.LINK, links(asked));
        if (isFixed()) {
            headers.set(DATETIME, HttpDate.text(state.recordedAt().orElseGet(this::beforeEverything)));
        }
        if (isNegotiated) {
            headers.set(HttpHeaders.CONTENT_LOCATION, address(asked, state).toString());
        }
    }

    /** Nothing was recorded yet when this was asked about, so it leads back there. */
    private Instant beforeEverything() {
        return known instanceof AsKnown.By(Instant moment) ? moment : Instant.EPOCH;
    }

    /** A page of a list is part of the list, and names a state by its cursor. */
    private static String links(Address asked) {
        Address original = asked.ofNoState();
        return "<%1$s>; rel=\"original\", <%1$s>; rel=\"timegate\"".formatted(original)
                + TimeMaps.of(original)
                        .map(", <%s>; rel=\"timemap\"; type=\"application/link-format\""::formatted)
                        .orElse("");
    }
}
