package muster.intake;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

import muster.eventstore.LogReader;
import muster.eventstore.StoreUnavailable;
import muster.relay.Relay;
import muster.telemetry.Lately;

/** How far the log is, and how far Kafka is behind it; NaN while PostgreSQL does not answer. */
@Component
class LogMeters implements MeterBinder {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Lately<OptionalLong> head;
    private final Optional<Relay> relay;

    LogMeters(LogReader log, Optional<Relay> relay) {
        this.head = new Lately<>(() -> head(log), FRESH);
        this.relay = relay;
    }

    private static OptionalLong head(LogReader log) {
        try {
            return OptionalLong.of(log.head().position());
        } catch (StoreUnavailable away) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("muster.log.head", this, LogMeters::head)
                .description("The position of the last record in the log")
                .register(registry);
        relay.ifPresent(present -> bind(present, registry));
    }

    private void bind(Relay present, MeterRegistry registry) {
        Gauge.builder("muster.relay.position", present, it -> it.state().position())
                .description("All records up to here have been acknowledged by Kafka")
                .register(registry);
        Gauge.builder("muster.relay.lag", present, this::lag)
                .baseUnit("records")
                .description("Records of the log that are not in Kafka yet; NaN where another instance sends")
                .register(registry);
        Gauge.builder("muster.relay.leads", present, it -> it.state().leads() ? 1 : 0)
                .description("1 where this instance is the one that sends to Kafka")
                .register(registry);
        Gauge.builder(
                        "muster.relay.trouble",
                        present,
                        it -> it.state().trouble().isPresent() ? 1 : 0)
                .description("1 while something keeps the relay from sending; /actuator/relay says what")
                .register(registry);
        FunctionCounter.builder("muster.relay.refills", present, Relay::refills)
                .description("How often Kafka had lost records, and the topic was filled again")
                .register(registry);
    }

    private double head() {
        OptionalLong found = head.get();
        return found.isPresent() ? found.getAsLong() : Double.NaN;
    }

    private double lag(Relay present) {
        var state = present.state();
        return state.leads() ? Math.max(0, head() - state.position()) : Double.NaN;
    }
}
