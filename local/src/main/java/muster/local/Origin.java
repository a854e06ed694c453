package muster.local;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The name of a log among all logs, as checkpoints carry it (C2SP tlog-checkpoint): a URL without scheme and port. */
record Origin(String name) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9.-]{1,100}(/[A-Za-z0-9._~/-]{1,100})?");

    static Origin of(String name) {
        if (!FORM.matcher(name).matches()) {
            throw new Misuse(
                    "MUSTER_ORIGIN is \"%s\": it must be like example.org/coalition, without scheme, port, spaces or +."
                            .formatted(name));
        }
        return new Origin(name);
    }

    static Origin madeUp() {
        var bytes = new byte[6];
        new SecureRandom().nextBytes(bytes);
        return new Origin("muster.local/log-" + HexFormat.of().formatHex(bytes));
    }
}
