package muster.watch;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the addresses of a host and gives none out of which one may not be reached. The connection is made to what is given
 * out here and to nothing that is asked for later, so that a name which changes its mind in between gains nothing.
 */
final class CheckedResolver implements DnsResolver {

    private final DnsResolver names;
    private final AllowList allowed;

    CheckedResolver(DnsResolver names, AllowList allowed) {
        this.names = names;
        this.allowed = allowed;
    }

    /** The host leads to where nothing may be sent. */
    static final class NotAllowed extends UnknownHostException {

        private static final long serialVersionUID = 1;

        NotAllowed(String host, InetAddress address) {
            super("%s leads to %s, where nothing may be sent".formatted(host, address.getHostAddress()));
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = names.resolve(host);
        if (found == null) {
            throw new UnknownHostException(host);
        }
        for (InetAddress address : found) {
            if (!allowed.mayReach(address)) {
                throw new NotAllowed(host, address);
            }
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }
}
