package muster.ledger;

import java.util.Base64;
import java.util.regex.Pattern;

/** Numbers and bytes in the one spelling that the specifications allow. */
final class Strict {

    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");

    private Strict() {}

    /**
     * A decimal number without sign or leading zeroes, up to 2^63 - 1.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static long decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a decimal number without leading zeroes.".formatted(text));
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            throw new IllegalArgumentException("%s is beyond 2^63 - 1.".formatted(text), tooLarge);
        }
    }

    /**
     * The bytes of standard base64 with padding (RFC 4648 §4).
     *
     * @throws IllegalArgumentException if it is anything else; also if bits that mean nothing are set, so that no bytes
     *     have two spellings
     */
    static byte[] base64(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("\"%s\" is not base64 as it is written.".formatted(text));
        }
        return bytes;
    }
}
