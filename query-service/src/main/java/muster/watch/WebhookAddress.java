package muster.watch;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a webhook goes, written in the one way that leaves nothing to guess: what another program might take for another
 * host is refused rather than understood.
 *
 * @param host in lower case; an IPv6 address in its brackets
 */
record WebhookAddress(URI uri, String scheme, String host, int port) {

    static final int LONGEST = 2_000;

    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]+");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+]");
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException it is none, with the reason for a person
     */
    static WebhookAddress parse(String text) {
        if (text.length() > LONGEST || !PRINTABLE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be an address such as https://hooks.example.com/muster, of at most %d characters of ASCII (a name in other letters as xn--…)"
                            .formatted(LONGEST));
        }
        try {
            return of(new URI(text));
        } catch (URISyntaxException broken) {
            throw new IllegalArgumentException("is no web address: " + broken.getReason(), broken);
        }
    }

    private static WebhookAddress of(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new IllegalArgumentException("must begin with https://");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("must hold neither a user's name or password nor a #fragment");
        }
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        if (!isHost(host)) {
            throw new IllegalArgumentException(
                    "must name a host such as hooks.example.com, or an address written in full such as 192.0.2.1");
        }
        return new WebhookAddress(uri, scheme, host, port(scheme, uri.getPort()));
    }

    private static int port(String scheme, int given) {
        int port = given == -1 ? defaultPort(scheme) : given;
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("must name a port from 1 to 65535, or none");
        }
        return port;
    }

    static int defaultPort(String scheme) {
        return scheme.equals("https") ? HTTPS : HTTP;
    }

    static boolean isHost(String host) {
        return host.length() <= 253
                && (NAME.matcher(host).matches() || literal(host).isPresent());
    }

    /** The address that a host written as one is; empty for a name. */
    static Optional<InetAddress> literal(String host) {
        try {
            return IPV4.matcher(host).matches() || IPV6.matcher(host).matches()
                    ? Optional.of(InetAddress.ofLiteral(host))
                    : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
