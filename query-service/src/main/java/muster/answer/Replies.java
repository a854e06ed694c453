package muster.answer;

import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import muster.record.Times;

/** Puts an answer on its way: with a tag, so that nobody fetches twice what has not changed, and the way to the next page. */
final class Replies {

    private Replies() {}

    static <T extends Answer> ResponseEntity<T> of(T answer, HttpServletRequest request) {
        ResponseEntity.BodyBuilder reply = ResponseEntity.ok()
                .eTag(tag(answer, request))
                .cacheControl(CacheControl.noCache())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (answer instanceof Table table) {
            next(table, request).ifPresent(link -> reply.header(HttpHeaders.LINK, link));
        }
        return reply.body(answer);
    }

    /** Position and valid time, and what else makes two answers differ: the question, and the days gone by. */
    private static String tag(Answer answer, HttpServletRequest request) {
        int rest = Objects.hash(
                request.getRequestURI(),
                request.getQueryString(),
                request.getHeader(HttpHeaders.ACCEPT),
                answer.toString());
        return "%d-%s-%08x"
                .formatted(
                        answer.known().position(), answer.at().map(Times::text).orElse("now"), rest);
    }

    private static Optional<String> next(Table table, HttpServletRequest request) {
        return table.cursor()
                .map(cursor -> ServletUriComponentsBuilder.fromRequest(request)
                        .scheme(null)
                        .host(null)
                        .port(null)
                        .replaceQueryParam(Parameter.CURSOR.word(), cursor)
                        .build()
                        .toUriString())
                .map("<%s>; rel=\"next\""::formatted);
    }
}
