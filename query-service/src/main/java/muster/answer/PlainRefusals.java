package muster.answer;

import java.io.IOException;
import java.io.Writer;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What the server itself refuses before any question is understood, such as a broken address, as a problem too. */
public final class PlainRefusals extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String problem = """
                {"type":"urn:muster:problem:%s","title":"%s","status":%d,"detail":"%s"}""".formatted(
                        status < 500 ? "bad-request" : "unexpected",
                        status < 500 ? "The request is not understood" : "Something went wrong here",
                        status,
                        status < 500
                                ? "Its address or its headers are not as HTTP has them; are all special characters escaped?"
                                : "The service's log tells more.");
        try {
            response.setContentType("application/problem+json");
            response.setCharacterEncoding(UTF_8);
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(problem);
                response.finishResponse();
            }
        } catch (IOException gone) {
            container.getLogger().debug("A reader went away", gone);
        }
    }
}
