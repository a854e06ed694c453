package muster.gate;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What the server itself refuses before any service is asked, such as a broken address, as a problem too. */
public final class PlainRefusals extends ErrorReportValve {

    private static final Set<HttpStatus> SENDERS =
            EnumSet.of(HttpStatus.NOT_IMPLEMENTED, HttpStatus.HTTP_VERSION_NOT_SUPPORTED);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.resetBuffer(true);
            AnswerHeaders.setMissing(response, request.isSecure());
            of(HttpStatus.resolve(status)).write(response);
            response.finishResponse();
        } catch (IOException gone) {
            container.getLogger().debug("A reader went away", gone);
        }
    }

    /** A method or a version of HTTP that is not known is no fault of the server, though HTTP counts it as one. */
    private static Refusal of(@Nullable HttpStatus given) {
        HttpStatus status = given == null || SENDERS.contains(given) ? HttpStatus.BAD_REQUEST : given;
        if (status.is5xxServerError()) {
            return Refusal.of(status, "unexpected", "Something went wrong here", "The service's log tells more.");
        }
        return status == HttpStatus.BAD_REQUEST
                ? Refusal.of(
                        status,
                        "bad-request",
                        "The request is not understood",
                        "Its address, its headers or its body are not as HTTP has them; are all special characters escaped?")
                : Refusal.of(
                        status,
                        "http",
                        status.getReasonPhrase(),
                        "The service's interface, /v3/api-docs, tells what can be asked.");
    }
}
