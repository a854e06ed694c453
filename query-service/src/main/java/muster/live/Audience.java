package muster.live;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.opentelemetry.api.trace.SpanKind;
import org.springframework.stereotype.Component;

import muster.telemetry.Trails;

/** All who watch: how many they are, how much they were told, and the last step of a traced command's way, to each of them. */
@Component
class Audience implements MeterBinder {

    private final AtomicInteger watchers = new AtomicInteger();
    private final LongAdder events = new LongAdder();
    private final Trails trails;

    Audience(Trails trails) {
        this.trails = trails;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("muster.live.watchers", watchers, AtomicInteger::get)
                .description("Readers of live streams at the moment")
                .register(registry);
        FunctionCounter.builder("muster.live.events", events, LongAdder::sum)
                .description("Events sent on live streams, to each reader")
                .register(registry);
    }

    /** Something that is done to a reader. */
    interface Doing {
        void run() throws IOException, InterruptedException;
    }

    /** One more, for as long as this takes. */
    void admit(Doing watching) throws IOException, InterruptedException {
        watchers.incrementAndGet();
        try {
            watching.run();
        } finally {
            watchers.decrementAndGet();
        }
    }

    /** A reader is about to be told of the command that ends at the position. */
    Optional<Trails.Step> tells(long position, int notices) {
        events.add(notices);
        return trails.begin("tell", SpanKind.PRODUCER, position, () -> trails.at(position));
    }
}
