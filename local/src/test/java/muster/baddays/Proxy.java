package muster.baddays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Stands between a client and a server on this machine, and makes trouble between them as it is told to. */
final class Proxy implements AutoCloseable {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final Duration MOMENT = Duration.ofMillis(20);

    private final ServerSocket entrance;
    private final int target;
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private volatile boolean swallowing;
    private volatile Trouble trouble = Trouble.NONE;

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
        wires.forEach(Wire::hangUp);
        swallowing = false;
    }

    /** Makes a trouble, until it is healed. */
    void suffer(Trouble wanted) {
        switch (wanted) {
            case NONE, BLACK_HOLE, SLOW -> trouble = wanted;
            case RESET -> {
                trouble = wanted;
                wires.forEach(Wire::reset);
            }
            case CLIENT_NOT_TOLD, SERVER_NOT_TOLD -> wires.forEach(wire -> wire.desert(wanted));
        }
    }

    void heal() {
        trouble = Trouble.NONE;
    }

    /** Whether a connection to the server is ours: it comes from this port. */
    boolean carries(int clientPort) {
        return wires.stream().anyMatch(wire -> wire.comesFrom(clientPort));
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var client = entrance.accept();
                Thread.ofVirtual().start(() -> receive(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void receive(Socket client) {
        while (trouble == Trouble.BLACK_HOLE && !entrance.isClosed()) {
            LockSupport.parkNanos(MOMENT.toNanos());
        }
        if (trouble == Trouble.RESET) {
            Wire.reset(client);
        } else {
            connect(client);
        }
    }

    private void connect(Socket client) {
        try {
            var wire = new Wire(client, new Socket(LOOPBACK, target), () -> trouble);
            wires.add(wire);
            var questions = CompletableFuture.runAsync(wire::passQuestions, Thread::startVirtualThread);
            var answers =
                    CompletableFuture.runAsync(() -> wire.passAnswers(() -> swallowing), Thread::startVirtualThread);
            var _ = CompletableFuture.allOf(questions, answers).whenComplete((_, _) -> wires.remove(wire));
        } catch (IOException away) {
            Wire.close(client);
        }
    }

    @Override
    public void close() {
        heal();
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        wires.forEach(Wire::hangUp);
    }
}
