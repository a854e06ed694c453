package muster.telemetry;

import java.time.Duration;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** A figure that costs a question to a database, asked for once for all meters that one look at the metrics reads. */
public final class Lately<T> implements Supplier<T> {

    private final Supplier<T> question;
    private final Duration fresh;
    private @Nullable T last;
    private long asked;

    public Lately(Supplier<T> question, Duration fresh) {
        this.question = question;
        this.fresh = fresh;
    }

    @Override
    public synchronized T get() {
        T known = last;
        if (known == null || System.nanoTime() - asked > fresh.toNanos()) {
            known = question.get();
            last = known;
            asked = System.nanoTime();
        }
        return known;
    }
}
