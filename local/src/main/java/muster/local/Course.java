package muster.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/** An import on its way: counts what became of the lines, tells each refusal, and shows how far it is. */
final class Course implements Onlooker, AutoCloseable {

    private static final Duration SAMPLED_EVERY = Duration.ofMillis(250);

    /** Races lost one after the other, each over in a moment, are not worth a line each. */
    private static final Duration TOLD_EVERY = Duration.ofSeconds(10);

    private final Optional<Long> size;
    private final String mood;
    private final PrintStream out;
    private final Screen screen;
    private final long began = System.nanoTime();
    private final Tally tally = new Tally();
    private final Pace pace = new Pace();

    private long bytes;
    private long shown = began;
    private Optional<String> trouble = Optional.empty();
    private boolean told;
    private long lastTold = began - TOLD_EVERY.toNanos() - 1;
    private boolean ended;

    Course(Optional<Long> size, boolean dryRun, PrintStream out, Screen screen) {
        this.size = size;
        this.mood = dryRun ? "would be: " : "";
        this.out = out;
        this.screen = screen;
        Thread.ofPlatform().daemon().name("progress").start(this::showUntilEnded);
    }

    @Override
    public synchronized void answered(Answer answer, long bytesSoFar) {
        if (ended) {
            return;
        }
        tally.add(answer);
        bytes = bytesSoFar;
        trouble = Optional.empty();
        told = false;
        if (answer.isRefusal()) {
            screen.erase();
            out.println(answer.sentence());
        }
    }

    @Override
    public synchronized void waits(String why, Duration pause) {
        var now = System.nanoTime();
        if (!ended && !told && (trouble.isPresent() || now - lastTold > TOLD_EVERY.toNanos())) {
            screen.say("Interrupted %s: %s. Trying again.".formatted(point(), why));
            told = true;
            lastTold = now;
        }
        trouble = Optional.of(why);
    }

    /** Where it is: after line 41,203 (recorded 41,190, …). */
    synchronized String reached() {
        return "%s (%s%s)".formatted(point(), mood, tally.counts().sentence());
    }

    private String point() {
        return tally.lastLine() == 0 ? "before the first line" : "after line " + Words.count(tally.lastLine());
    }

    synchronized String result() {
        if (tally.counts().all() == 0) {
            return mood + tally + "; there is no command in it";
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        var rate = Math.round(tally.counts().all() * 1e9 / Math.max(1, took.toNanos()));
        return "%s%s; took %s, %s lines/s".formatted(mood, tally, Words.span(took), Words.count(rate));
    }

    synchronized boolean hasRefusals() {
        return tally.refused() > 0;
    }

    /** Shows nothing any more, and leaves no line behind. */
    @Override
    public synchronized void close() {
        if (!ended) {
            ended = true;
            screen.erase();
            notifyAll();
        }
    }

    private synchronized void showUntilEnded() {
        try {
            while (!ended) {
                sample(System.nanoTime());
                wait(SAMPLED_EVERY.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sample(long now) {
        pace.sample(now, tally.counts().all(), bytes);
        if (now - shown >= screen.period().toNanos()) {
            shown = now;
            screen.show(standing());
        }
    }

    private Standing standing() {
        return new Standing(
                tally.counts(),
                size.filter(it -> it > 0).map(it -> (int) Math.min(100, 100 * bytes / it)),
                pace.rate(),
                size.flatMap(it -> pace.timeFor(Math.max(0, it - bytes))),
                trouble);
    }
}
