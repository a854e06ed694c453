package muster.log;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import muster.eventstore.LogReader;
import muster.eventstore.StoredRecord;

/** {@code GET /log/events}: the records after a position, in order, each line the exact bytes that were hashed. */
@RestController
class LogEvents {

    private static final int MOST = 10_000;
    private static final int PAGE = 1_000;

    private final LogReader log;

    LogEvents(LogReader log) {
        this.log = log;
    }

    @GetMapping("/log/events")
    void events(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "1000") int limit,
            HttpServletResponse response)
            throws IOException {
        if (after < 0 || limit < 1 || limit > MOST) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "after must be at least 0, and limit between 1 and %d.".formatted(MOST));
        }
        List<StoredRecord> page = log.read(after, Math.min(limit, PAGE));
        response.setContentType("application/x-ndjson");
        OutputStream out = response.getOutputStream();
        int left = limit;
        while (!page.isEmpty()) {
            for (StoredRecord record : page) {
                out.write(record.bytes());
                out.write('\n');
            }
            left -= page.size();
            page = left == 0 ? List.of() : log.read(page.getLast().position(), Math.min(left, PAGE));
        }
    }
}
