package muster.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import muster.foundation.Await;
import muster.foundation.CannotStart;
import muster.foundation.Child;
import muster.foundation.JavaCommand;
import muster.foundation.Ports;

/** One of the two services, a process of its own as {@code ./muster run} starts it, on a port that was free. */
final class HttpProgram implements AutoCloseable {

    private final int port = Ports.free();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Child child;

    /** Starts it and returns when it is ready. */
    HttpProgram(String name, JavaCommand program, Path folder, Map<String, String> configuration) {
        var environment = new HashMap<>(program.environment());
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.putAll(configuration);
        var log = folder.resolve(name + ".log");
        child = Child.start(new Child.Command(
                name, Child.StopSignal.TERM, folder.resolve(name + ".pid"), log, program.words(), environment));
        if (!Await.until(Duration.ofMinutes(1), () -> isReady() || !child.isAlive()) || !child.isAlive()) {
            close();
            throw new CannotStart.EndedAtOnce(name, log, Child.tail(log));
        }
    }

    private boolean isReady() {
        try {
            return get("/actuator/health/readiness").contains("UP");
        } catch (IOException away) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    String get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString())
                .body();
    }

    /** Posts nothing. */
    HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address(path))
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    int port() {
        return port;
    }

    long pid() {
        return child.pid();
    }

    boolean isAlive() {
        return child.isAlive();
    }

    @Override
    public void close() {
        child.close();
    }
}
