package muster.foundation;

import java.io.IOException;
import java.util.List;

import com.sun.security.auth.module.UnixSystem;

/** PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it is. */
final class Unprivileged {

    private static final List<String> PREFIX = new UnixSystem().getUid() == 0 ? List.of("unshare", "-U") : List.of();

    private Unprivileged() {}

    /** What goes before a command of PostgreSQL's; nothing for an ordinary user. */
    static List<String> prefix() {
        if (!PREFIX.isEmpty() && !succeeds("unshare", "-U", "true")) {
            throw new CannotStart("PostgreSQL refuses to run as root, and this machine gives root no user namespace "
                    + "(unshare -U true fails): run Muster as an ordinary user.");
        }
        return PREFIX;
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command).start().onExit().join().exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
