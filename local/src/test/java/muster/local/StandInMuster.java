package muster.local;

import java.nio.file.Path;
import java.util.List;

import muster.foundation.JavaCommand;

/** The launcher with stand-ins for both services, in a JVM of its own that a test can kill. */
final class StandInMuster {

    private StandInMuster() {}

    public static void main(String[] words) {
        var service = new JavaCommand(StandIn.class.getName(), System.getProperty("java.class.path")).with("-Xmx32m");
        var programs = new Programs(service, service, Path.of(System.getProperty("history")));
        System.exit(new Muster(System.getenv(), () -> programs, System.out, System.err).obey(List.of(words)));
    }
}
