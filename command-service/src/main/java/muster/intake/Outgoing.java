package muster.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Answers on their way to a client. They wait in memory for one that reads them only after it has sent everything: the two
 * must not wait for each other. So many never wait that others would have no memory left, and nobody waits for a client that
 * does not read at all.
 */
final class Outgoing implements AutoCloseable {

    private static final byte[] END = new byte[0];
    private static final int MOST_WAITING_BYTES = 32 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(MOST_WAITING_BYTES);
    private final Thread writer;
    private volatile boolean gone;

    Outgoing(OutputStream out) {
        writer = Thread.ofVirtual().name("answers").start(() -> write(out));
    }

    void add(byte[] answer) {
        if (!gone && hasRoom(answer.length)) {
            waiting.add(answer);
        }
    }

    /** Whether nobody is left to be answered. */
    boolean isGone() {
        return gone;
    }

    private boolean hasRoom(int bytes) {
        try {
            gone = !room.tryAcquire(bytes, PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            gone = true;
        }
        return !gone;
    }

    private void write(OutputStream out) {
        try {
            for (byte[] answer = waiting.take(); answer.length > 0; answer = waiting.take()) {
                out.write(answer);
                room.release(answer.length);
                if (waiting.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException clientGone) {
            gone = true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when all is written. */
    @Override
    public void close() {
        waiting.add(END);
        try {
            writer.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
