package muster.intake;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

import muster.command.Refused;
import muster.eventstore.RecordTooLarge;
import muster.eventstore.StoreUnavailable;
import muster.gate.Forbidden;
import muster.gate.Refusal;
import muster.handling.Contended;
import muster.record.Malformed;

/** The one place where what went wrong becomes an answer. */
@RestControllerAdvice
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int RETRY_SECONDS = 5;

    /** The problem that a failure is to its sender. */
    static Problem of(Throwable failure) {
        return switch (failure) {
            case Malformed malformed ->
                Problem.of(
                                400,
                                "malformed",
                                "Not a command document",
                                "Nothing was recorded. Mend what errors names and send it again.")
                        .at(malformed.problems());
            case Refused refused ->
                Problem.of(422, refused.rule().wireName(), "Refused", refused.detail() + " Nothing was recorded.")
                        .because(refused.rule().wireName());
            case TooLarge large -> tooLarge(String.valueOf(large.getMessage()));
            case RecordTooLarge large ->
                tooLarge("Nothing was recorded: " + large.getMessage() + ". Say it more briefly.");
            case Forbidden elsewhere -> forbidden(elsewhere.refusal());
            case Contended lost ->
                Problem.of(409, "contended", "Lost a race", String.valueOf(lost.getMessage()))
                        .retryAfter(1);
            case StoreUnavailable away -> unavailable(away);
            case ErrorResponse known -> known(known);
            case TypeMismatchException wrong ->
                Problem.of(
                        400,
                        "bad-parameter",
                        "Bad parameter",
                        "%s cannot be %s.".formatted(wrong.getPropertyName(), wrong.getValue()));
            case BadParameter bad ->
                Problem.of(400, "bad-parameter", "Bad parameter", bad.getMessage() + " Nothing was recorded.");
            case InvalidParameterException _ ->
                Problem.of(
                        400,
                        "bad-parameter",
                        "Bad parameter",
                        "The address is not well-formed: what is percent-encoded must be UTF-8.");
            case IOException _ ->
                Problem.of(
                        400,
                        "incomplete",
                        "Incomplete",
                        "The request ended before its body did. Nothing was recorded.");
            default -> unexpected(failure);
        };
    }

    private static Problem forbidden(Refusal refusal) {
        return Problem.of(
                refusal.status().value(), refusal.name(), refusal.title(), "Nothing was recorded. " + refusal.detail());
    }

    private static Problem tooLarge(String detail) {
        return Problem.of(413, "too-large", "Too large", detail);
    }

    private static Problem unavailable(StoreUnavailable away) {
        LOG.warn("The store is unavailable: {}", away.getMessage());
        return Problem.of(
                        503,
                        "store-unavailable",
                        "The store is away",
                        "This was not acknowledged as recorded. Send it again with the same commandId in a while;"
                                + " it will not be recorded twice.")
                .retryAfter(RETRY_SECONDS);
    }

    private static Problem known(ErrorResponse response) {
        HttpStatus status = HttpStatus.resolve(response.getStatusCode().value());
        String title = status == null ? "Not possible" : status.getReasonPhrase();
        String detail = response instanceof HttpMediaTypeNotSupportedException
                ? "Send one command as application/json, or many, a line each, as application/x-ndjson."
                : Optional.ofNullable(response.getBody().getDetail()).orElse(title);
        return Problem.of(response.getStatusCode().value(), "http", title, detail);
    }

    private static Problem unexpected(Throwable failure) {
        UUID trace = UUID.randomUUID();
        LOG.error("Unexpected failure {}", trace, failure);
        return Problem.of(
                500,
                "unexpected",
                "Unexpected",
                "Something went wrong that should not. Tell the operator the number %s.".formatted(trace));
    }

    @ExceptionHandler
    ResponseEntity<Problem> answer(Throwable failure) throws IOException {
        if (failure instanceof AsyncRequestNotUsableException gone) {
            throw gone;
        }
        Problem problem = of(failure);
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        problem.retryAfter().ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, Integer.toString(seconds)));
        if (failure instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> headers.addAll(name, values));
            headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
        if (failure instanceof Forbidden elsewhere) {
            elsewhere.refusal().headers().forEach(headers::set);
        }
        return ResponseEntity.status(problem.status()).headers(headers).body(problem);
    }
}
