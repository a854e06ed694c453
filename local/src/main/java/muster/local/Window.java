package muster.local;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * What was read of a stream of lines and has no final answer yet. It is kept, so that after a break it can be sent
 * again, be it of a file or of a pipe, which cannot be read twice. One thread feeds it, one sends, one takes answers.
 */
final class Window {

    /** Many thousand commands in flight, in a small heap. */
    static final int USUAL_BYTES = 8 * 1024 * 1024;

    private static final int STEP = 64 * 1024;

    /**
     * So long a request stays open without anything new to send. A service does not wait for a slow pipe for ever, and one
     * that answers only what it has read to its end would be waited for by a full window.
     */
    private static final Duration IDLE = Duration.ofMillis(200);

    /** A dry run is one request, however slowly its lines come. */
    private static final Duration DRY_IDLE = Duration.ofDays(1);

    private final byte[] ring;
    private final int step;
    private final boolean keeps;
    private final LineEnds ends = new LineEnds();

    // Offsets from the beginning of the stream: answered <= handed <= complete <= read; what is handed out and not sent
    // yet must not be overwritten.
    private long answered;
    private long sent;
    private long handed;
    private long complete;
    private long read;

    private long answeredLines;
    private boolean lineIsBlank = true;
    private boolean ended;
    private Optional<IOException> unreadable = Optional.empty();

    /**
     * @param bytes how much it holds, a power of two
     * @param keeps whether what was sent is kept until it is answered; only then it can be sent again
     */
    Window(int bytes, boolean keeps) {
        this.ring = new byte[bytes];
        this.step = Math.min(STEP, bytes / 4);
        this.keeps = keeps;
    }

    /** A part of the bytes to send. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Stretch(byte[] bytes, int from, int length) {}

    // --- the thread that feeds

    /** Reads the stream until its end, or until nobody wants more of it. */
    void feed(InputStream in) {
        try {
            for (int room = awaitRoom(); room > 0; room = awaitRoom()) {
                var at = index(read);
                took(at, in.read(ring, at, Math.min(room, ring.length - at)));
            }
        } catch (IOException e) {
            end(Optional.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized int awaitRoom() throws InterruptedException {
        while (!ended && room() < step) {
            wait();
        }
        return ended ? 0 : step;
    }

    private synchronized void took(int at, int length) {
        if (length < 0) {
            endLastLine();
            end(Optional.empty());
            return;
        }
        for (int from = at, to = at + length; from < to; ) {
            var end = endOfLine(from, to);
            lineIsBlank = lineIsBlank && isBlank(from, end);
            read += end - from;
            from = end;
            if (end < to) {
                read++;
                from++;
                endLine();
            }
        }
        notifyAll();
    }

    private void endLastLine() {
        if (read > complete) {
            endLine();
        }
    }

    private void endLine() {
        ends.add(read, lineIsBlank);
        complete = read;
        lineIsBlank = true;
    }

    private int endOfLine(int from, int to) {
        var at = from;
        while (at < to && ring[at] != '\n') {
            at++;
        }
        return at;
    }

    /** As the service sees it, which leaves blank lines without an answer. */
    private boolean isBlank(int from, int to) {
        var at = from;
        while (at < to && (ring[at] == ' ' || ring[at] == '\t' || ring[at] == '\r')) {
            at++;
        }
        return at == to;
    }

    private synchronized void end(Optional<IOException> why) {
        ended = true;
        unreadable = why;
        notifyAll();
    }

    /** Whoever feeds need not go on. */
    void close() {
        end(Optional.empty());
    }

    // --- the thread that sends

    /** The next bytes to send, up to the end of the last line; none when there is nothing more at the moment. */
    synchronized Optional<Stretch> next(long lastLine) throws InterruptedException {
        release();
        var deadline = System.nanoTime() + (keeps ? IDLE : DRY_IDLE).toNanos();
        while (handed == sendable(lastLine)) {
            var left = (deadline - System.nanoTime()) / 1_000_000;
            if (ended || left <= 0 || lastLine <= answeredLines + ends.size()) {
                return Optional.empty();
            }
            wait(left);
        }
        var from = index(handed);
        var length = (int) Math.min(sendable(lastLine) - handed, Math.min(STEP, ring.length - from));
        handed += length;
        return Optional.of(new Stretch(ring, from, length));
    }

    private void release() {
        sent = handed;
        if (!keeps) {
            notifyAll();
        }
    }

    private long sendable(long lastLine) {
        var line = lastLine - answeredLines - 1;
        if (line < 0) {
            return handed;
        }
        if (line < ends.size()) {
            return ends.end((int) line);
        }
        return keeps ? complete : read;
    }

    // --- the thread that takes answers

    /** Waits for a line to send; false at the end of the stream. */
    synchronized boolean awaitMore() throws IOException, InterruptedException {
        while (complete == handed && !ended) {
            if (room() < step) {
                throw new IOException("line %s is longer than %s bytes, which no command is"
                        .formatted(Words.count(answeredLines + 1), Words.count(ring.length - step)));
            }
            wait();
        }
        if (complete == handed && unreadable.isPresent()) {
            throw unreadable.get();
        }
        return complete > handed;
    }

    /** A line, counted from 1, has its final answer: what is before it is not needed any more. */
    synchronized void answered(long line) throws Garbled {
        var roomBefore = room();
        if (line <= answeredLines || answeredLines + ends.size() < line) {
            throw new Garbled("it answers line %d, and line %d is due".formatted(line, answeredLines + 1));
        }
        skipBlank(line);
        if (line != answeredLines + 1 || ends.end(0) > handed) {
            throw new Garbled("it answers line %d, and line %d is due".formatted(line, answeredLines + 1));
        }
        pass();
        if (roomBefore < step && room() >= step) {
            notifyAll();
        }
    }

    /** After a request: whether every line that was sent has its answer. What has none will be sent again. */
    synchronized boolean settle() {
        skipBlank(Long.MAX_VALUE);
        var all = answered == handed;
        handed = answered;
        sent = answered;
        notifyAll();
        return all;
    }

    private void skipBlank(long before) {
        while (answeredLines + 1 < before && ends.size() > 0 && ends.firstIsBlank() && ends.end(0) <= handed) {
            pass();
        }
    }

    private void pass() {
        answered = ends.end(0);
        ends.removeFirst();
        answeredLines++;
    }

    synchronized long answeredLines() {
        return answeredLines;
    }

    synchronized long answeredBytes() {
        return answered;
    }

    private long room() {
        return ring.length - (read - (keeps ? answered : sent));
    }

    private int index(long offset) {
        return (int) (offset & (ring.length - 1));
    }
}
