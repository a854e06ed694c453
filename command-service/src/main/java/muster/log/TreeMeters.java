package muster.log;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

import muster.eventstore.LogReader;
import muster.eventstore.StoreUnavailable;
import muster.eventstore.TreeStore;
import muster.telemetry.Lately;

/** How far the tree is behind the log, how old its checkpoint is, and who signs it; NaN while PostgreSQL does not answer. */
@Component
class TreeMeters implements MeterBinder {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Lately<Optional<Figures>> figures;
    private final Treekeeper keeper;
    private final Publication publication;

    private record Figures(long size, long lag, double age) {}

    TreeMeters(TreeStore store, LogReader log, Treekeeper keeper, Publication publication, InstantSource clock) {
        this.figures = new Lately<>(() -> figures(store, log, clock), FRESH);
        this.keeper = keeper;
        this.publication = publication;
    }

    /** The tree is read before the log, so that the lag is never too small. */
    private static Optional<Figures> figures(TreeStore store, LogReader log, InstantSource clock) {
        try {
            long size = store.head().size();
            double age = store.lastMadeAt()
                    .map(made -> Duration.between(made, clock.instant()).toMillis() / 1000.0)
                    .orElse(Double.NaN);
            return Optional.of(new Figures(size, log.head().position() - size, age));
        } catch (StoreUnavailable away) {
            return Optional.empty();
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge("muster.tree.size", "Records under the last checkpoint", Figures::size)
                .register(registry);
        gauge("muster.tree.lag", "Records that no checkpoint covers yet", Figures::lag)
                .baseUnit("records")
                .register(registry);
        gauge(
                        "muster.checkpoint.age",
                        "Since the last checkpoint was made; none is while nothing is recorded",
                        Figures::age)
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("muster.tree.trouble", keeper, it -> it.trouble().isPresent() ? 1 : 0)
                .description("1 while no checkpoints can be made, as when the log was altered; /actuator/tree says why")
                .register(registry);
        publication.witnesses().forEach(witness -> bind(witness, registry));
    }

    private Gauge.Builder<TreeMeters> gauge(String name, String description, ToDoubleFunction<Figures> figure) {
        return Gauge.builder(
                        name,
                        this,
                        it -> it.figures.get().map(figure::applyAsDouble).orElse(Double.NaN))
                .description(description);
    }

    private void bind(WitnessClient witness, MeterRegistry registry) {
        String url = witness.standing().url().toString();
        FunctionCounter.builder("muster.witness.cosignatures", witness, WitnessClient::cosignatures)
                .tag("witness", url)
                .description("Checkpoints that the witness has signed")
                .register(registry);
        Gauge.builder("muster.witness.size", witness, it -> it.standing().size())
                .tag("witness", url)
                .description("Records under the last checkpoint that the witness has signed")
                .register(registry);
    }
}
