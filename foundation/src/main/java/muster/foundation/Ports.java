package muster.foundation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of 127.0.0.1. */
public final class Ports {

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

    /** A port that is free now. */
    public static int free() {
        try (var socket = new ServerSocket(0, 1, LOOPBACK)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
