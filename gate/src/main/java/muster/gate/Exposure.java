package muster.gate;

import java.net.InetAddress;

import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties.ForwardHeadersStrategy;

/**
 * How far a service can be reached.
 *
 * @param inTheOpen by others than this machine, if only through a proxy
 */
public record Exposure(boolean inTheOpen) {

    static Exposure of(ServerProperties server) {
        InetAddress address = server.getAddress();
        ForwardHeadersStrategy proxy = server.getForwardHeadersStrategy();
        boolean behindProxy = proxy != null && proxy != ForwardHeadersStrategy.NONE;
        return new Exposure(address == null || !address.isLoopbackAddress() || behindProxy);
    }
}
