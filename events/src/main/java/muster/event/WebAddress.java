package muster.event;

import java.util.regex.Pattern;

/**
 * An address that a reader may follow: http or https, with a host. The text is kept as given; papers use characters in
 * their addresses that RFC 3986 does not have, so that no more than this is asked of it.
 */
public record WebAddress(String text) {

    private static final Pattern FORM =
            Pattern.compile("(?i:https?)://[^\\s/?#\"<>\\\\\\p{Cntrl}]+[^\\s\"<>\\p{Cntrl}]*");

    public WebAddress {
        Form.matching(FORM, text, "an http or https address");
    }
}
