package muster.baddays;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** One connection that passes through a {@link Proxy}: an end toward the client and one toward the server. */
final class Wire {

    private static final int TRICKLE = 100;
    private static final Duration MOMENT = Duration.ofMillis(20);

    private final Socket client;
    private final Socket server;
    private final Supplier<Trouble> trouble;
    private volatile boolean deserted;

    Wire(Socket client, Socket server, Supplier<Trouble> trouble) {
        this.client = client;
        this.server = server;
        this.trouble = trouble;
    }

    /** Whether this is the server's end of it. */
    boolean comesFrom(int port) {
        return !server.isClosed() && server.getLocalPort() == port;
    }

    /** What the client says goes to the server. */
    void passQuestions() {
        pass(client, server, () -> false);
    }

    /** What the server says goes to the client, unless it is swallowed. */
    void passAnswers(Supplier<Boolean> swallowed) {
        pass(server, client, swallowed);
    }

    private void pass(Socket from, Socket to, Supplier<Boolean> swallowed) {
        var buffer = new byte[16 * 1024];
        try {
            var in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitWay();
                if (!deserted && !swallowed.get()) {
                    write(to.getOutputStream(), buffer, read);
                }
            }
        } catch (IOException gone) {
            // One end is gone, and the other will hear of it, unless that is the very trouble.
        } finally {
            awaitWay();
            close(from);
            if (!deserted) {
                close(to);
            }
        }
    }

    private void awaitWay() {
        while (trouble.get() == Trouble.BLACK_HOLE && !client.isClosed()) {
            LockSupport.parkNanos(MOMENT.toNanos());
        }
    }

    private void write(OutputStream out, byte[] bytes, int length) throws IOException {
        int written = 0;
        while (written < length) {
            boolean slow = trouble.get() == Trouble.SLOW;
            int some = slow ? Math.min(TRICKLE, length - written) : length - written;
            out.write(bytes, written, some);
            written += some;
            if (slow) {
                LockSupport.parkNanos(MOMENT.toNanos());
            }
        }
    }

    /** Ends one side alone; whatever the other says from now on is taken from it and goes nowhere. */
    void desert(Trouble whoIsNotTold) {
        deserted = true;
        close(whoIsNotTold == Trouble.CLIENT_NOT_TOLD ? server : client);
    }

    /** Ends it so that both ends hear that it broke. */
    void reset() {
        for (var end : new Socket[] {client, server}) {
            reset(end);
        }
    }

    static void reset(Socket end) {
        try {
            end.setSoLinger(true, 0);
        } catch (IOException closedAlready) {
            assert end.isClosed();
        }
        close(end);
    }

    void hangUp() {
        close(client);
        close(server);
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
