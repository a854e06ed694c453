package muster.foundation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.sun.security.auth.module.UnixSystem;

/** How PostgreSQL, which refuses to run as root, runs when we are root; an ordinary user needs nothing. */
record Unprivileged(List<String> prefix, int owner) {

    private static final int NOBODY = 65_534;

    private static final Unprivileged ORDINARY = new Unprivileged(List.of(), -1);

    /** A user namespace of its own, in which it does not see that it is root. */
    private static final Unprivileged NAMESPACE = new Unprivileged(List.of("unshare", "-U"), 0);

    /**
     * Another user, where a container allows no namespaces. It keeps the right to pass through folders that only root
     * may enter: the data may lie in root's home.
     */
    private static final Unprivileged OTHER_USER = new Unprivileged(
            List.of(
                    "setpriv",
                    "--securebits=+no_setuid_fixup",
                    "--reuid=" + NOBODY,
                    "--regid=" + NOBODY,
                    "--clear-groups",
                    "--inh-caps=+dac_override",
                    "--ambient-caps=+dac_override"),
            NOBODY);

    static Unprivileged here() {
        return new UnixSystem().getUid() == 0 ? root(Unprivileged::succeeds) : ORDINARY;
    }

    static Unprivileged root(Predicate<List<String>> succeeds) {
        return List.of(NAMESPACE, OTHER_USER).stream()
                .filter(way -> succeeds.test(way.command(List.of("true"))))
                .findFirst()
                .orElseThrow(() -> new CannotStart("PostgreSQL refuses to run as root, and neither unshare -U nor "
                        + "setpriv works here: run Muster as an ordinary user."));
    }

    List<String> command(List<String> words) {
        return Stream.concat(prefix.stream(), words.stream()).toList();
    }

    /** PostgreSQL wants the folder to be its own, and it may have been started in the other way before. */
    void own(Path folder) throws IOException {
        if (owner >= 0
                && Files.exists(folder)
                && !Files.getAttribute(folder, "unix:uid").equals(owner)) {
            succeeds(List.of("chown", "-R", owner + ":" + owner, folder.toString()));
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            return new ProcessBuilder(command).start().onExit().join().exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
