package muster.local;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import muster.foundation.Await;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A live stream as somebody reads it. */
final class EventStream implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern ID = Pattern.compile("(?m)^id: (.*)$");

    private final InputStream in;
    private volatile String text = "";
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    EventStream(InputStream in) {
        this.in = in;
        Thread.startVirtualThread(this::read);
    }

    private void read() {
        try {
            var read = new StringBuilder();
            var buffer = new byte[4096];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                text = read.append(new String(buffer, 0, length, UTF_8)).toString();
            }
            ended.complete(null);
        } catch (IOException cutOff) {
            ended.completeExceptionally(cutOff);
        }
    }

    String text() {
        return text;
    }

    void awaitEvent(long position) {
        assertThat(Await.until(PATIENCE, () -> text().contains("\nid: %d.".formatted(position))))
                .as(text())
                .isTrue();
    }

    String lastId() {
        return ID.matcher(text())
                .results()
                .reduce((_, next) -> next)
                .orElseThrow()
                .group(1);
    }

    /** All of it, once it has ended in good order; fails where it was cut off. */
    String toItsEnd() {
        ended.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        return text();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
