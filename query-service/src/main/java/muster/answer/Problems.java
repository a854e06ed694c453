package muster.answer;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import muster.projection.StoreAway;
import muster.record.Malformed;
import muster.record.Unreadable;

/** Everything that goes wrong, as application/problem+json (RFC 9457). */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String TYPE = "urn:muster:problem:";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refused refused) {
        ProblemDetail problem = problem(
                refused.reason().status(),
                refused.reason().word(),
                refused.reason().title(),
                refused.getMessage());
        if (!refused.problems().isEmpty()) {
            problem.setProperty("errors", refused.problems());
        }
        ResponseEntity.BodyBuilder reply = reply(refused.reason().status());
        refused.reason()
                .retryAfter()
                .ifPresent(seconds -> reply.header(HttpHeaders.RETRY_AFTER, Integer.toString(seconds)));
        return reply.body(problem);
    }

    /** What is asked for is not in memory, and where it is stored cannot be asked. */
    @ExceptionHandler({StoreAway.class, DataAccessException.class, TransactionException.class})
    ResponseEntity<ProblemDetail> away(RuntimeException away) {
        LOG.warn("A question could not be answered, because PostgreSQL cannot be used", away);
        return refused(Refused.because(
                Refused.Reason.STORE_AWAY, "What is asked for cannot be read at the moment; ask again in a moment."));
    }

    /** A record that was understood when it came cannot be read any more: nothing behind it may be answered. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(Unreadable unreadable) {
        LOG.error("What is stored is damaged", unreadable);
        return refused(Refused.because(
                Refused.Reason.COALITION_STOPPED,
                "What is stored of this coalition is damaged: %s POST /projection/rebuild builds it anew."
                        .formatted(unreadable.getMessage())));
    }

    /** What was sent cannot be what it should be, though it looked like it. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> malformed(Malformed malformed) {
        return reply(HttpStatus.BAD_REQUEST)
                .body(problem(
                        HttpStatus.BAD_REQUEST,
                        "bad-command",
                        "Not a command document",
                        String.valueOf(malformed.getMessage())));
    }

    /** The web server could not even decode the address. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> undecodable(InvalidParameterException undecodable) {
        return reply(HttpStatus.BAD_REQUEST)
                .body(problem(
                        HttpStatus.BAD_REQUEST,
                        "bad-parameter",
                        "Bad parameter",
                        "The address is not well-formed: what is percent-encoded must be UTF-8."));
    }

    /** The reader went away, and nobody is left to tell; or what was sent has no end. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> gone(IOException gone, HttpServletResponse response) {
        LOG.debug("A reader went away", gone);
        return response.isCommitted()
                ? null
                : reply(HttpStatus.BAD_REQUEST)
                        .body(problem(
                                HttpStatus.BAD_REQUEST,
                                "incomplete",
                                "Incomplete",
                                "The request ended before its body did, or is not as HTTP has it."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception unexpected) {
        String trace = UUID.randomUUID().toString();
        LOG.error("Unexpected, trace {}", trace, unexpected);
        ProblemDetail problem = problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "unexpected",
                "Something went wrong here",
                "The service's log tells more under the trace %s.".formatted(trace));
        problem.setProperty("trace", trace);
        return reply(HttpStatus.INTERNAL_SERVER_ERROR).body(problem);
    }

    /** What Spring refuses by itself: no such path, another method, a type that is not written. */
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception refused, @Nullable Object body, HttpHeaders headers, HttpStatusCode code, WebRequest request) {
        HttpStatus status = HttpStatus.valueOf(code.value());
        String word = status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
        String detail =
                refused instanceof ErrorResponse known && known.getBody().getDetail() != null
                        ? known.getBody().getDetail()
                        : status.getReasonPhrase();
        return reply(status).headers(headers).body(problem(status, word, status.getReasonPhrase(), detail));
    }

    private static ResponseEntity.BodyBuilder reply(HttpStatus status) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static ProblemDetail problem(HttpStatus status, String word, String title, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create(TYPE + word));
        problem.setTitle(title);
        problem.setDetail(detail);
        return problem;
    }
}
