package muster.gate;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A body that must not be large, nor take long: a sender of a byte now and then would hold its connection for days. */
final class BoundedBody extends Passing {

    /** More than any document may have, so that each service says itself what is too large for it. */
    static final int MOST_BYTES = 64 * 1024;

    private final Duration mostTime;
    private final long began = System.nanoTime();
    private long bytes;

    BoundedBody(HttpServletRequest request, Duration mostTime) {
        super(request);
        this.mostTime = mostTime;
    }

    @Override
    int readOn(ServletInputStream body, byte[] into, int offset, int length) throws IOException {
        int count = body.read(into, offset, length);
        bytes += Math.max(0, count);
        if (bytes > MOST_BYTES) {
            throw new ResponseStatusException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "A body has at most %d bytes. Nothing was done.".formatted(MOST_BYTES));
        }
        if (count >= 0 && System.nanoTime() - began > mostTime.toNanos()) {
            throw new ResponseStatusException(
                    HttpStatus.REQUEST_TIMEOUT,
                    "The body was not there whole after %d s. Nothing was done.".formatted(mostTime.toSeconds()));
        }
        return count;
    }
}
