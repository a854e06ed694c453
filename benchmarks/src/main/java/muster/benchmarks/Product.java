package muster.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import tools.jackson.databind.json.JsonMapper;

import muster.foundation.Await;
import muster.foundation.CannotStart;
import muster.foundation.Child;
import muster.foundation.JavaCommand;
import muster.foundation.Ports;
import muster.issuer.ScriptTokens;
import muster.issuer.SigningKey;

/** All of Muster as {@code ./muster run} starts it, with the history that it ships, and a large coalition beside that. */
final class Product implements AutoCloseable {

    /** The slug of the history that ships. */
    static final String SHIPPED = "willing-ukraine";

    private static final String NAME = "muster";
    private static final Pattern READY = Pattern.compile("Muster is ready: (http://\\S+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Child child;
    private final String page;

    Product(Path folder) throws IOException {
        Files.createDirectories(folder);
        int commandPort = Ports.free();
        var log = folder.resolve(NAME + ".log");
        child = start(folder, log, commandPort);
        try {
            page = page(log);
            new NdjsonSender(commandPort, Optional.of(token(folder)))
                    .send(MadeUpCommands.STATEMENTS, new MadeUpCommands());
            awaitAllApplied();
        } catch (IOException | RuntimeException failed) {
            child.close();
            throw failed;
        }
    }

    private static Child start(Path folder, Path log, int commandPort) {
        var launcher = new JavaCommand("muster.local.Muster", System.getProperty("java.class.path"))
                .with("-Xmx64m", "-Dmuster.home=" + System.getProperty("muster.home", "."))
                .arguments("run");
        return Child.start(new Child.Command(
                NAME,
                Child.StopSignal.TERM,
                folder.resolve(NAME + ".pid"),
                log,
                launcher.words(),
                Map.of(
                        "CLASSPATH",
                        launcher.classPath(),
                        "MUSTER_DATA",
                        data(folder).toString(),
                        "MUSTER_COMMAND_PORT",
                        Integer.toString(commandPort),
                        "MUSTER_QUERY_PORT",
                        "0",
                        "MUSTER_POSTGRES_PORT",
                        "0",
                        "MUSTER_KAFKA_PORT",
                        "0")));
    }

    private String token(Path folder) {
        var issuer = page.replaceFirst("/$", "");
        return new ScriptTokens(SigningKey.in(data(folder)), issuer).token("benchmark", "recorder", Instant.now());
    }

    private static Path data(Path folder) {
        return folder.resolve("data");
    }

    private String page(Path log) throws IOException {
        Await.until(PATIENCE, () -> READY.matcher(said(log)).find() || !child.isAlive());
        var ready = READY.matcher(said(log));
        if (!ready.find()) {
            throw new CannotStart.EndedAtOnce(NAME, log, Child.tail(log));
        }
        return ready.group(1) + "/";
    }

    private static String said(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException notYet) {
            return "";
        }
    }

    private void awaitAllApplied() {
        try (var client = HttpClient.newHttpClient()) {
            if (!Await.until(PATIENCE, () -> isAllApplied(client))) {
                throw new IllegalStateException("query-service has not come to all that was recorded");
            }
        }
    }

    private boolean isAllApplied(HttpClient client) {
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(page + "projection")).build(), BodyHandlers.ofString());
            return JsonMapper.shared().readTree(answer.body()).path("position").asLong() > MadeUpCommands.STATEMENTS;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The dashboard's address, ending in a slash. */
    String page() {
        return page;
    }

    @Override
    public void close() {
        child.close();
    }
}
