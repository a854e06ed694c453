package muster.baddays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import muster.foundation.Await;

import static org.assertj.core.api.Assertions.assertThat;

/** What can happen to processes. */
final class Processes {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Processes() {}

    /** Kills a process and all that it has started, and returns when none of them is left. */
    static void killWithChildren(long pid) {
        var family = family(pid);
        // The parent first: it must not live to see its children die, and mend that.
        family.forEach(ProcessHandle::destroyForcibly);
        assertThat(Await.until(PATIENCE, () -> family.stream().noneMatch(ProcessHandle::isAlive)))
                .isTrue();
    }

    private static List<ProcessHandle> family(long pid) {
        var family = new ArrayList<ProcessHandle>();
        ProcessHandle.of(pid).ifPresent(parent -> {
            family.add(parent);
            family.addAll(parent.descendants().toList());
        });
        return family;
    }

    /** The parent first, which then starts no other. */
    static void freezeWithChildren(long pid) {
        freeze(pid);
        family(pid).forEach(process -> freeze(process.pid()));
    }

    static void thawWithChildren(long pid) {
        family(pid).forEach(process -> thaw(process.pid()));
    }

    static void freeze(long pid) {
        run(List.of("kill", "-STOP", Long.toString(pid)));
    }

    static void thaw(long pid) {
        run(List.of("kill", "-CONT", Long.toString(pid)));
    }

    /** Runs a program to its end; returns whether it was content. */
    static boolean run(List<String> words) {
        try {
            return new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
