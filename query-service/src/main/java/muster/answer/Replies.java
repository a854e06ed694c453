package muster.answer;

import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

import muster.record.Times;

/** Puts an answer on its way: with a tag, so that nobody fetches twice what has not changed, and the way to the next page. */
final class Replies {

    private Replies() {}

    static <T extends Answer> ResponseEntity<T> of(T answer, HttpServletRequest request) {
        return ResponseEntity.ok()
                .eTag(tag(answer, request))
                .cacheControl(CacheControl.noCache())
                .headers(headers(answer, request))
                .body(answer);
    }

    private static HttpHeaders headers(Answer answer, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        Address asked = Address.of(request);
        Optional<Memento> memento = Memento.of(request);
        if (answer instanceof Table table) {
            Address shown = memento.map(of -> of.address(asked, answer.known())).orElse(asked);
            table.cursor()
                    .map(cursor -> shown.with(Parameter.CURSOR, cursor))
                    .ifPresent(next -> headers.add(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next)));
        }
        headers.addAll(ofState(answer.known(), request));
        return headers;
    }

    /** What an answer says of itself as a state of the record. */
    static HttpHeaders ofState(AsOf known, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        Memento.of(request).ifPresent(of -> of.describe(known, Address.of(request), headers));
        return headers;
    }

    /**
     * Position and valid time, and what else makes two answers differ: the question, and, where the record is asked for as it
     * is now, the days gone by.
     */
    private static String tag(Answer answer, HttpServletRequest request) {
        int rest = Objects.hash(
                request.getRequestURI(),
                request.getQueryString(),
                request.getHeader(HttpHeaders.ACCEPT),
                Memento.of(request).filter(Memento::isFixed).isPresent() ? state(answer) : answer.toString());
        String tag = "\"%d-%s-%08x\""
                .formatted(
                        answer.known().position(), answer.at().map(Times::text).orElse("now"), rest);
        return maybeCompressed(request) ? "W/" + tag : tag;
    }

    /** A strong tag names bytes: Tomcat compresses nothing that has one. */
    private static boolean maybeCompressed(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT_ENCODING))
                .filter(accepted -> accepted.contains("gzip"))
                .isPresent();
    }

    /** What such an answer depends on beside its position and its question. */
    private static String state(Answer answer) {
        return answer instanceof Changes changes
                ? Long.toString(changes.knownFrom().position())
                : "";
    }
}
