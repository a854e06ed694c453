package muster.watch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.stereotype.Component;

/** Where webhooks may go: to hosts that whoever runs the service has named, at addresses that everybody can reach. */
@Component
class AllowList {

    private static final String SETTING = "muster.watch.allow";

    /** What is no address of the public internet, beside what the library knows (IANA's registries of special purposes). */
    private static final InetAddressFilter PUBLIC_IPV4 = InetAddressFilter.externalAddresses()
            .andNot(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    // A cloud's own service for its machines, at an address that looks like any other.
                    "168.63.129.16");

    /** Global unicast alone, without what carries an IPv4 address inside (Teredo, 6to4) or documents. */
    private static final InetAddressFilter PUBLIC_IPV6 =
            InetAddressFilter.of("2000::/3").andNot("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private final List<Entry> entries;
    private final Set<InetAddress> literals;

    /** @param allowed hosts, {@code .suffixes} of hosts, or either behind a scheme and before a port; commas between */
    AllowList(@Value("${" + SETTING + ":}") String allowed) {
        entries = Arrays.stream(allowed.split("[,\\s]+"))
                .filter(entry -> !entry.isBlank())
                .map(Entry::parse)
                .toList();
        literals = entries.stream()
                .flatMap(entry -> WebhookAddress.literal(entry.host()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * One that may be sent to.
     *
     * @param host a name, an address, or all names that end with it where it begins with a dot
     */
    private record Entry(String scheme, String host, int port) {

        private static final Pattern FORM =
                Pattern.compile("(?:(https?)://)?(?:\\*(?=\\.))?(\\.?[a-z0-9.-]+|\\[[0-9a-f:.]+])(?::(\\d{1,5}))?/?");

        static Entry parse(String text) {
            Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
            if (!form.matches() || !WebhookAddress.isHost(form.group(2).replaceFirst("^\\.", ""))) {
                throw new IllegalArgumentException(
                        "%s: \"%s\" is no host such as hooks.example.com, .example.com or http://127.0.0.1:9000"
                                .formatted(SETTING, text));
            }
            String scheme = form.group(1) == null ? "https" : form.group(1);
            int port = form.group(3) == null ? WebhookAddress.defaultPort(scheme) : Integer.parseInt(form.group(3));
            return new Entry(scheme, form.group(2), port);
        }

        boolean covers(WebhookAddress address) {
            return scheme.equals(address.scheme()) && port == address.port() && covers(address.host());
        }

        private boolean covers(String named) {
            Optional<InetAddress> literal = WebhookAddress.literal(named);
            return literal.isPresent()
                    ? literal.equals(WebhookAddress.literal(host))
                    : host.equals(named) || (host.startsWith(".") && named.endsWith(host));
        }
    }

    /** Why nothing may be sent there, for a person; empty where it may. */
    Optional<String> refusal(WebhookAddress address) {
        if (entries.isEmpty()) {
            return Optional.of(
                    "cannot be used: this service sends no webhooks until whoever runs it names the hosts that"
                            + " they may go to, as in " + SETTING + "=hooks.example.com; the feed works without");
        }
        if (entries.stream().anyMatch(entry -> entry.covers(address))) {
            return Optional.empty();
        }
        return Optional.of("is not among the addresses that this service may send to; whoever runs it can add %s to %s"
                .formatted(asEntry(address), SETTING));
    }

    private static String asEntry(WebhookAddress address) {
        String scheme = address.scheme().equals("https") ? "" : address.scheme() + "://";
        String port = address.port() == WebhookAddress.defaultPort(address.scheme()) ? "" : ":" + address.port();
        return scheme + address.host() + port;
    }

    /** Whether a name that is allowed may lead there: to the internet, or where the list says so address by address. */
    boolean mayReach(InetAddress address) {
        return literals.contains(address)
                || (address instanceof Inet4Address ? PUBLIC_IPV4 : PUBLIC_IPV6).matches(address);
    }
}
