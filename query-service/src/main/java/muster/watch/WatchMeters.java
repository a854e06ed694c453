package muster.watch;

import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** How deliveries go, for who watches many services. */
@Component
class WatchMeters implements MeterBinder {

    private final LongAdder delivered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder dead = new LongAdder();
    private volatile DeliveryStore.Counts kept = new DeliveryStore.Counts(0, 0);

    void delivered() {
        delivered.increment();
    }

    /** An attempt failed; maybe for good. */
    void failed(boolean forGood) {
        failed.increment();
        if (forGood) {
            dead.increment();
        }
    }

    void kept(DeliveryStore.Counts counts) {
        kept = counts;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counter(registry, "delivered", delivered, "Webhooks that their receivers took");
        counter(registry, "failed", failed, "Attempts to deliver a webhook that failed");
        counter(registry, "dead", dead, "Webhooks that were given up");
        gauge(registry, "waiting", "Webhooks that are to be delivered, by all instances on this database");
        gauge(registry, "dead.letters", "Webhooks that were given up and can be sent again");
    }

    private static void counter(MeterRegistry registry, String name, LongAdder counted, String description) {
        FunctionCounter.builder("muster.watch." + name, counted, LongAdder::sum)
                .description(description)
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String description) {
        Gauge.builder("muster.watch." + name, this, it -> name.equals("waiting") ? it.kept.waiting() : it.kept.dead())
                .description(description)
                .register(registry);
    }
}
