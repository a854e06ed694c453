package muster.baddays;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Something bad that happens to the whole product for a while.
 *
 * @param isBorne whether there is another of what is away, so that nobody must wait until it is back
 */
record Fault(String name, Duration lasts, boolean isBorne, Consumer<Whole> begin, Consumer<Whole> end) {

    private static final Duration MOMENT = Duration.ofMillis(200);

    /** Killed with -9, and started again. */
    static Fault killed(String name, Function<Whole, Part> part) {
        return of(name + " killed", MOMENT, part, Part::kill, Part::revive);
    }

    /** It stands still, and keeps its connections and its locks. */
    static Fault frozen(String name, Function<Whole, Part> part, Duration time) {
        return of(name + " frozen for " + time.toSeconds() + " s", time, part, Part::freeze, Part::thaw);
    }

    private static Fault of(
            String name, Duration lasts, Function<Whole, Part> which, Consumer<Part> begin, Consumer<Part> end) {
        var found = new AtomicReference<Part>();
        return new Fault(
                name,
                lasts,
                false,
                whole -> {
                    found.set(which.apply(whole));
                    begin.accept(found.get());
                },
                _ -> end.accept(found.get()));
    }

    static Fault on(Way way, Trouble trouble, Duration time) {
        return new Fault(
                way + " " + trouble,
                trouble.isOver() ? Duration.ZERO : time,
                false,
                whole -> way.of(whole).forEach(proxy -> proxy.suffer(trouble)),
                whole -> way.of(whole).forEach(Proxy::heal));
    }

    /** The clock of command-service is wrong by so much. */
    static Fault clockOff(Duration wrong, Duration time) {
        return new Fault(
                "the clock off by " + wrong.toSeconds() + " s",
                time,
                false,
                whole -> whole.clock().ifPresent(clock -> clock.set(wrong)),
                whole -> whole.clock().ifPresent(clock -> clock.set(Duration.ZERO)));
    }

    /** The same where another can do what the part does. */
    Fault borne() {
        return new Fault(name, lasts, true, begin, end);
    }

    void begins(Whole whole) {
        begin.accept(whole);
    }

    /** Returns when it is over. */
    void passes(Whole whole) {
        LockSupport.parkNanos(lasts.toNanos());
        end.accept(whole);
    }

    @Override
    public String toString() {
        return name;
    }
}
