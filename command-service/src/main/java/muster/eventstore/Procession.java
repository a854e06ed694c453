package muster.eventstore;

import org.axonframework.messaging.core.Context.ResourceKey;

/**
 * Appends of one sender, one after the other, that go into the log in this order or not at all: where one is refused, so
 * is each behind it. For one thread; in the processing context of each of the appends.
 */
public final class Procession {

    public static final ResourceKey<Procession> KEY = ResourceKey.withLabel("procession");

    private final boolean awaited;
    private Place last = Place.at(0);

    private Procession(boolean awaited) {
        this.awaited = awaited;
    }

    /** Appends that their sender does not wait for one by one. */
    public Procession() {
        this(false);
    }

    /** A single append that its sender waits for: its thread may write it, where no other is writing. */
    public static Procession ofOne() {
        return new Procession(true);
    }

    boolean isAwaited() {
        return awaited;
    }

    /** The place that the one before has, or waits for. */
    Place join(Place next) {
        var before = last;
        last = next;
        return before;
    }
}
