package muster.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import muster.foundation.Await;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Many watchers of one coalition's live stream, each on a connection of its own and all on one thread: they share the
 * machine with what they watch, so they know no more of HTTP than that an event's id is a line.
 */
final class Watchers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Selector selector = Selector.open();
    private final List<Watch> all = new ArrayList<>();
    private final Thread thread =
            Thread.ofPlatform().name("watchers").daemon(true).unstarted(this::read);
    private volatile boolean isClosed;

    /** Connects all of them; returns when each has heard the stream begin. */
    Watchers(int number, int port, String path) throws IOException {
        var request = "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n"
                .formatted(path, port)
                .getBytes(US_ASCII);
        thread.start();
        for (int i = 0; i < number; i++) {
            var channel = SocketChannel.open(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            channel.write(ByteBuffer.wrap(request));
            channel.configureBlocking(false);
            var watch = new Watch();
            all.add(watch);
            channel.register(selector, SelectionKey.OP_READ, watch);
            selector.wakeup();
        }
        if (!Await.until(PATIENCE, () -> all.stream().allMatch(Watch::hasBegun))) {
            throw new IOException("not every watcher has heard the stream begin");
        }
    }

    List<Watch> all() {
        return all;
    }

    private void read() {
        var buffer = ByteBuffer.allocateDirect(1 << 16);
        try {
            while (!isClosed) {
                selector.select(key -> take(key, buffer), 100);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void take(SelectionKey key, ByteBuffer buffer) {
        try {
            buffer.clear();
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                key.cancel();
            }
            ((Watch) key.attachment()).take(buffer.flip(), System.nanoTime());
        } catch (IOException broken) {
            key.cancel();
        }
    }

    @Override
    public void close() throws IOException {
        isClosed = true;
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
