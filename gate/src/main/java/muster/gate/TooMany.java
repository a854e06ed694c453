package muster.gate;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** More came than may come in the time. */
public final class TooMany extends ErrorResponseException {

    private static final long serialVersionUID = 1;

    TooMany(long seconds) {
        super(
                HttpStatus.TOO_MANY_REQUESTS,
                ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, detail(seconds)),
                null);
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    static Refusal refusal(long seconds) {
        return Refusal.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "Too many requests", detail(seconds))
                .with(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    private static String detail(long seconds) {
        return "You have sent more than may be sent in the time. Send it again in %d s; nothing was done."
                .formatted(seconds);
    }
}
