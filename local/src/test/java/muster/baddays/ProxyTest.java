package muster.baddays;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each trouble is what it is called: a bad day that is none would prove nothing. */
class ProxyTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final int SHORT_MILLIS = 300;
    private static final int LONG_MILLIS = 10_000;

    private final ServerSocket listening = new ServerSocket(0, 50, LOOPBACK);
    private final Proxy proxy = Proxy.to(listening.getLocalPort());
    private final Socket client = new Socket(LOOPBACK, proxy.port());
    private final Socket server = listening.accept();

    ProxyTest() throws IOException {
        say(client);
        assertThat(hears(server, LONG_MILLIS)).isTrue();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
        proxy.close();
        listening.close();
    }

    private static void say(Socket end) throws IOException {
        end.getOutputStream().write(1);
    }

    /** Whether something comes within the time; fails where the connection is known to be over. */
    private static boolean hears(Socket end, int millis) throws IOException {
        end.setSoTimeout(millis);
        try {
            if (end.getInputStream().read() < 0) {
                throw new SocketException("closed");
            }
            return true;
        } catch (SocketTimeoutException nothing) {
            return false;
        }
    }

    @Test
    void aBlackHoleLetsEverybodyInAndNothingThroughUntilItIsHealed() throws IOException {
        proxy.suffer(Trouble.BLACK_HOLE);
        say(client);
        say(server);
        try (var another = new Socket(LOOPBACK, proxy.port())) {
            say(another);
            assertThat(hears(server, SHORT_MILLIS)).isFalse();
            assertThat(hears(client, SHORT_MILLIS)).isFalse();
            proxy.heal();
            assertThat(hears(server, LONG_MILLIS)).isTrue();
            assertThat(hears(client, LONG_MILLIS)).isTrue();
            try (var late = listening.accept()) {
                assertThat(hears(late, LONG_MILLIS)).isTrue();
            }
        }
    }

    @Test
    void aResetBreaksWhatThereIsAndWhatComesUntilItIsHealed() throws IOException {
        proxy.suffer(Trouble.RESET);
        assertThatThrownBy(() -> hears(client, LONG_MILLIS)).isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> hears(server, LONG_MILLIS)).isInstanceOf(SocketException.class);
        try (var another = new Socket(LOOPBACK, proxy.port())) {
            assertThatThrownBy(() -> hears(another, LONG_MILLIS)).isInstanceOf(SocketException.class);
        }
        proxy.heal();
        passes();
    }

    @Test
    void whoIsNotToldBelievesInTheConnection() throws IOException {
        proxy.suffer(Trouble.CLIENT_NOT_TOLD);
        assertThatThrownBy(() -> hears(server, LONG_MILLIS)).isInstanceOf(SocketException.class);
        say(client);
        assertThat(hears(client, SHORT_MILLIS)).isFalse();
        passes();
    }

    @Test
    void aServerThatIsNotToldBelievesInItToo() throws IOException {
        proxy.suffer(Trouble.SERVER_NOT_TOLD);
        assertThatThrownBy(() -> hears(client, LONG_MILLIS)).isInstanceOf(SocketException.class);
        say(server);
        assertThat(hears(server, SHORT_MILLIS)).isFalse();
        passes();
    }

    @Test
    void whatIsSlowArrives() throws IOException {
        proxy.suffer(Trouble.SLOW);
        long begun = System.nanoTime();
        client.getOutputStream().write(new byte[2_000]);
        server.setSoTimeout(LONG_MILLIS);
        assertThat(server.getInputStream().readNBytes(2_000)).hasSize(2_000);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(300));
    }

    /** On a new connection. */
    private void passes() throws IOException {
        try (var another = new Socket(LOOPBACK, proxy.port());
                var end = listening.accept()) {
            say(another);
            assertThat(hears(end, LONG_MILLIS)).isTrue();
            say(end);
            assertThat(hears(another, LONG_MILLIS)).isTrue();
        }
    }
}
