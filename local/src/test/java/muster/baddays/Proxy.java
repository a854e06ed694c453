package muster.baddays;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a client and a server on this machine, and can keep the server's answers to itself. */
final class Proxy implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final ServerSocket entrance;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean swallowing;

    private Proxy(ServerSocket entrance, int target) {
        this.entrance = entrance;
        this.target = target;
    }

    static Proxy to(int target) {
        try {
            var proxy = new Proxy(new ServerSocket(0, 50, LOOPBACK), target);
            Thread.ofVirtual().name("proxy").start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** From now on nothing that the server says arrives; what the client says does. */
    void swallowAnswers() {
        swallowing = true;
    }

    /** Answers pass again, on new connections: in the old ones there is a hole. */
    void passAnswers() {
        open.forEach(Proxy::hangUp);
        swallowing = false;
    }

    /** Whether a connection to the server is ours: it comes from this port. */
    boolean carries(int clientPort) {
        return open.stream().anyMatch(socket -> !socket.isClosed() && socket.getLocalPort() == clientPort);
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var client = entrance.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            var server = new Socket(LOOPBACK, target);
            open.add(client);
            open.add(server);
            Thread.ofVirtual().start(() -> pass(client, server, false));
            Thread.ofVirtual().start(() -> pass(server, client, true));
        } catch (IOException away) {
            hangUp(client);
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        var buffer = new byte[16 * 1024];
        try {
            var in = from.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!answers || !swallowing) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException gone) {
            // One end is gone, and the other will hear of it.
        } finally {
            hangUp(from);
            hangUp(to);
            open.removeAll(Set.of(from, to));
        }
    }

    private static void hangUp(Socket socket) {
        close(socket);
    }

    private static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        close(entrance);
        open.forEach(Proxy::hangUp);
    }
}
