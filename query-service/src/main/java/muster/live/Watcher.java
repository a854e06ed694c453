package muster.live;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import muster.answer.Asked;
import muster.event.Coalition;
import muster.event.Participant;
import muster.event.Recorded;
import muster.projection.Projection;
import muster.projection.Snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One reader of the stream. It has no queue: it reads from the projection at its own pace, on the virtual thread of its
 * request, and blocks nobody. One that does not read is dropped by the server's write timeout and resumes by its cursor.
 */
final class Watcher {

    private final Projection projection;
    private final Notices notices;
    private final Coalition coalition;
    private final Asked asked;
    private final OutputStream out;
    private final Duration heartbeat;
    private final Instant until;
    private Cursor told;

    Watcher(
            Projection projection,
            Notices notices,
            Coalition coalition,
            Asked asked,
            Cursor from,
            OutputStream out,
            Duration heartbeat,
            Instant until) {
        this.projection = projection;
        this.notices = notices;
        this.coalition = coalition;
        this.asked = asked;
        this.told = from;
        this.out = out;
        this.heartbeat = heartbeat;
        this.until = until;
    }

    /** Tells until the reader goes away, may read no longer, or the service ends. */
    void run() throws IOException, InterruptedException {
        write("retry: 2000\n\n");
        long quietSince = System.nanoTime();
        while (!projection.isClosed() && Instant.now().isBefore(until)) {
            Snapshot current = projection.current();
            if (tell(current)) {
                quietSince = System.nanoTime();
            }
            Duration left = heartbeat.minusNanos(System.nanoTime() - quietSince);
            if (left.isPositive()) {
                projection.await(next -> next != current, left);
            } else {
                write(": still here\n\n");
                quietSince = System.nanoTime();
            }
        }
    }

    /** Whether there was anything to tell. */
    private boolean tell(Snapshot current) throws IOException {
        long last = current.last(coalition);
        if (last < told.position() || (last == told.position() && told.isWhole())) {
            return false;
        }
        boolean any = false;
        for (List<Recorded> command :
                projection.chronicle(current, coalition).commandsBetween(told.lastWhole(), last)) {
            any |= tell(notices.of(current, coalition, command));
        }
        return any;
    }

    private boolean tell(List<Notice> all) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Notice notice : all) {
            if (told.isBefore(notice) && isAskedFor(notice)) {
                text.append(notice.text());
            }
        }
        if (!text.isEmpty()) {
            write(text.toString());
        }
        told = Cursor.after(all.getLast().position());
        return !text.isEmpty();
    }

    private boolean isAskedFor(Notice notice) {
        return (asked.participants().isEmpty()
                        || notice.participant()
                                .map(Participant::new)
                                .filter(asked::includes)
                                .isPresent())
                && (asked.kinds().isEmpty() || notice.kinds().stream().anyMatch(asked::includes))
                && (asked.direction().isEmpty() || asked.direction().equals(notice.direction()));
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }
}
