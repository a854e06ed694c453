package muster.live;

import java.util.Optional;
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

    private final Places places;
    private final LongAdder events = new LongAdder();
    private final Trails trails;

    Audience(Places places, Trails trails) {
        this.places = places;
        this.trails = trails;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("muster.live.watchers", places, Places::taken)
                .description("Readers of live streams at the moment")
                .register(registry);
        FunctionCounter.builder("muster.live.events", events, LongAdder::sum)
                .description("Events sent on live streams, to each reader")
                .register(registry);
    }

    /** A reader is about to be told of the command that ends at the position. */
    Optional<Trails.Step> tells(long position, int notices) {
        events.add(notices);
        return trails.begin("tell", SpanKind.PRODUCER, position, () -> trails.at(position));
    }
}
