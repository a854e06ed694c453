package muster.issuer;

import java.util.List;
import java.util.regex.Pattern;

/** What a token may say that its bearer is. */
public final class Roles {

    /** All of them. */
    public static final List<String> NAMES = List.of("reader", "recorder", "auditor", "administrator");

    private static final Pattern FORM = Pattern.compile("(" + String.join("|", NAMES) + ")(:[a-z0-9-]{1,64})?");

    private Roles() {}

    /** Whether this is one of them, everywhere ({@code recorder}) or in one coalition ({@code recorder:willing-ukraine}). */
    public static boolean isOne(String role) {
        return FORM.matcher(role).matches();
    }
}
