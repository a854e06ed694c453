package muster.event;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** An address that a reader may follow: http or https, with a host. The text is kept as given. */
public record WebAddress(String text) {

    public WebAddress {
        if (!isWeb(text)) {
            throw new IllegalArgumentException("must be an http or https address");
        }
    }

    private static boolean isWeb(String text) {
        try {
            URI address = new URI(text);
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https")) && address.getRawAuthority() != null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
