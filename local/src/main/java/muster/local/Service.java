package muster.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import muster.foundation.CannotStart;
import muster.foundation.Child;
import muster.foundation.JavaCommand;
import muster.foundation.Leftover;

/** One of the two services as a JVM of its own. */
record Service(String name, JavaCommand program, int port, DataFolder folder) {

    /** Spring Boot waits this long for open requests; watchers of the live stream never end by themselves. */
    private static final String PATIENCE_WITH_REQUESTS = "3s";

    Child start(Map<String, String> configuration) {
        endLeftover();
        var command = program.with("-Dmuster.data=" + folder.path());
        var environment = new HashMap<>(command.environment());
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE", PATIENCE_WITH_REQUESTS);
        environment.putAll(configuration);
        return Child.start(new Child.Command(
                name, Child.StopSignal.TERM, folder.pidFile(name), folder.log(name), command.words(), environment));
    }

    /** Ends the one that a launcher, or a guard, left behind when it was killed. */
    void endLeftover() {
        Leftover.end(folder.pidFile(name), folder.path(), Child.StopSignal.TERM, Duration.ofSeconds(20));
    }

    boolean isReady() {
        return Http.get(port, "/actuator/health/readiness").isPresent();
    }

    CannotStart notReady() {
        var log = folder.log(name);
        return new CannotStart.EndedAtOnce(name, log, Child.tail(log));
    }
}
