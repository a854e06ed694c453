package muster.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends commands to {@code POST /commands}, a line each, many in flight, answered in order. After a break, and when the
 * service says "not now", it sends again from the first line without a final answer: command ids make that safe, and later
 * lines may rest on earlier ones.
 */
final class Intake {

    private static final int MOST_LINES = 100_000;

    private final int port;
    private final Optional<String> token;
    private final Patience patience;
    private final int windowBytes;

    Intake(int port) {
        this(port, Patience.USUAL, Window.USUAL_BYTES);
    }

    Intake(int port, Patience patience, int windowBytes) {
        this(port, Optional.empty(), patience, windowBytes);
    }

    private Intake(int port, Optional<String> token, Patience patience, int windowBytes) {
        this.port = port;
        this.token = token;
        this.patience = patience;
        this.windowBytes = windowBytes;
    }

    /** The same, sending as who bears this token. */
    Intake as(Optional<String> bearer) {
        return new Intake(port, bearer, patience, windowBytes);
    }

    int port() {
        return port;
    }

    /** Sends all lines in as many requests as the service's limit asks for; a dry run is always one, and sent once. */
    void send(InputStream content, boolean dryRun, Onlooker onlooker) throws IOException {
        var window = new Window(windowBytes, !dryRun);
        Thread.ofPlatform().daemon().name("reading").start(() -> window.feed(content));
        try {
            if (dryRun) {
                sendOnce(window, onlooker);
            } else {
                sendAll(window, onlooker);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while sending");
        } finally {
            window.close();
        }
    }

    private void sendOnce(Window window, Onlooker onlooker) throws IOException, InterruptedException {
        if (window.awaitMore()) {
            request(window, true, new AtomicBoolean(), onlooker);
            window.awaitMore();
        }
    }

    private void sendAll(Window window, Onlooker onlooker) throws IOException, InterruptedException {
        var contact = new AtomicBoolean();
        var tries = new Tries(patience);
        while (window.awaitMore()) {
            try {
                request(window, false, contact, onlooker);
            } catch (Garbled | Request.Unwilling e) {
                throw e;
            } catch (IOException e) {
                if (!contact.get()) {
                    throw e;
                }
                pause(tries, window, e, onlooker);
            }
        }
    }

    private void request(Window window, boolean dryRun, AtomicBoolean contact, Onlooker onlooker)
            throws IOException, InterruptedException {
        var before = window.answeredLines();
        var complete = false;
        try {
            new Request(port, token, patience.silence(), dryRun)
                    .send(
                            window,
                            dryRun ? Long.MAX_VALUE : before + MOST_LINES,
                            contact,
                            answer -> take(answer.after(before), window, onlooker));
        } catch (SocketTimeoutException e) {
            throw (IOException) new IOException("no answer for " + Words.span(patience.silence())).initCause(e);
        } finally {
            complete = window.settle();
        }
        if (!complete || window.answeredLines() == before) {
            throw new IOException("the service ended before it had answered every line");
        }
    }

    private static void take(Answer answer, Window window, Onlooker onlooker) throws IOException {
        if (answer.isForNow()) {
            throw new NotNow(answer.status(), answer.problem(), Duration.ZERO);
        }
        window.answered(answer.line());
        onlooker.answered(answer, window.answeredBytes());
    }

    private void pause(Tries tries, Window window, IOException why, Onlooker onlooker)
            throws IOException, InterruptedException {
        var atLeast = why instanceof NotNow notNow ? notNow.atLeast() : Duration.ZERO;
        var pause = tries.pause(System.nanoTime(), window.answeredLines(), atLeast);
        if (pause.isEmpty()) {
            throw new IOException("no progress for %s: %s".formatted(Words.span(patience.most()), reason(why)), why);
        }
        onlooker.waits(reason(why), pause.get());
        Thread.sleep(pause.get());
    }

    /** Without the full stop that a service's sentence has: more follows. */
    private static String reason(IOException why) {
        return Objects.requireNonNullElse(why.getMessage(), why.getClass().getSimpleName())
                .replaceFirst("\\.$", "");
    }
}
