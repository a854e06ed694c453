package muster.foundation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of 127.0.0.1. */
public final class Ports {

    private static final int FIRST = 20_000;
    private static final int END = 32_768;
    private static final int MOST_TRIES = 1_000;

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private Ports() {}

    /** The port itself, or any free one for 0; refuses a port on which someone listens. */
    public static int claim(String part, int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(LOOPBACK, port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart.PortInUse(part, port);
        }
    }

    /**
     * A port that is free now, and stays so until somebody asks for it by name: it is none of those that the system gives to
     * connections that go out.
     */
    public static int free() {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port between %d and %d is free".formatted(FIRST, END));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, LOOPBACK)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
