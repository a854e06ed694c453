package muster.witness;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/** What {@code ./muster witness} does: watches logs until a signal says stop. */
public final class Witness {

    private static final int STOPPED = 0;
    private static final int NOT_STARTED = 2;

    private Witness() {}

    public static void main(String[] words) {
        if (words.length == 1 && words[0].matches("help|--help|-h")) {
            System.out.println(Settings.USAGE);
            return;
        }
        try {
            watch(Settings.of(List.of(words), System.getenv()));
        } catch (CannotStart e) {
            System.err.println("muster: " + e.getMessage());
            System.exit(NOT_STARTED);
        }
    }

    private static void watch(Settings settings) {
        var running = Running.start(
                settings, InstantSource.system(), new SecureRandom(), note -> System.err.println("muster: " + note));
        var stop = new Thread(() -> stop(running), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("Witness is ready: " + running.server().address());
        out.println(running.key());
    }

    private static void stop(Running running) {
        running.close();
        Runtime.getRuntime().halt(STOPPED);
    }
}
