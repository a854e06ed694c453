package muster.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import tools.jackson.databind.json.JsonMapper;

import muster.foundation.Await;

/** How far Kafka is behind the log while commands come as fast as they are taken, and how soon it has caught up. */
final class RelayLag {

    private static final int REQUESTS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Service service;
    private final int lines;
    private final List<Sample> samples = new ArrayList<>();

    RelayLag(Service service, int lines) {
        this.service = service;
        this.lines = lines;
    }

    /** Where the relay and the log were at a moment of the clock that nobody sets. */
    private record Sample(long nanos, long position, long head) {}

    void print(PrintStream out) throws Exception {
        awaitCaughtUp();
        samples.clear();
        var load = CompletableFuture.supplyAsync(this::send);
        while (!load.isDone()) {
            look();
        }
        long end = System.nanoTime();
        awaitCaughtUp();
        double caughtUp = (System.nanoTime() - end) / 1e9;
        new Table("The relay under full load", List.of("records", "recorded", "most behind", "", "caught up after"))
                .begin(out);
        Table.row(
                out,
                "%,d".formatted(REQUESTS * lines),
                Table.perSecond(load.join()),
                String.format(Locale.ROOT, "%.2f s", longestLag()),
                "",
                String.format(Locale.ROOT, "%.2f s", caughtUp));
    }

    private double send() {
        try {
            long began = System.nanoTime();
            for (int i = 0; i < REQUESTS; i++) {
                new NdjsonSender(service.port()).send(lines);
            }
            return REQUESTS * lines / ((System.nanoTime() - began) / 1e9);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private boolean look() {
        try {
            var relay = JsonMapper.shared().readTree(service.get("/actuator/relay"));
            var sample = new Sample(
                    System.nanoTime(),
                    relay.get("position").asLong(),
                    relay.get("head").asLong());
            samples.add(sample);
            return sample.position() == sample.head();
        } catch (IOException e) {
            throw new IllegalStateException("the relay cannot be asked how far it is", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void awaitCaughtUp() {
        if (!Await.until(PATIENCE, this::look)) {
            throw new IllegalStateException("the relay has not caught up within " + PATIENCE);
        }
    }

    /** In seconds: since when the log had been longer than what Kafka had, at the worst of the looks. */
    private double longestLag() {
        double longest = 0;
        int then = 0;
        for (var now : samples) {
            while (samples.get(then).head() <= now.position()
                    && samples.get(then).nanos() < now.nanos()) {
                then++;
            }
            longest = Math.max(longest, (now.nanos() - samples.get(then).nanos()) / 1e9);
        }
        return longest;
    }
}
