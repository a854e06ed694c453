package muster.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.SpanKind;

import muster.eventstore.AppendWatch;
import muster.eventstore.LogMetadata;
import muster.telemetry.Trails;

/** How many appends share a commit and how long that takes; and the step of each traced one, which the relay goes on from. */
final class AppendMeters implements AppendWatch {

    private final Timer time;
    private final DistributionSummary batch;
    private final Trails trails;
    private final List<Trails.Step> underWay = new ArrayList<>();

    AppendMeters(MeterRegistry registry, Trails trails) {
        this.time = Timer.builder("muster.append")
                .description("Time to write a batch of appends to the log, to the end of its commit")
                .register(registry);
        this.batch = DistributionSummary.builder("muster.append.batch")
                .description("Appends that shared one commit")
                .serviceLevelObjectives(1, 4, 16, 64, 256)
                .register(registry);
        this.trails = trails;
    }

    /** Before it is written: the relay may read it sooner than its sender hears of it. */
    @Override
    public void placed(long position, Map<String, String> metadata) {
        var step = trails.begin(
                "append",
                SpanKind.INTERNAL,
                position,
                () -> Optional.ofNullable(metadata.get(LogMetadata.TRACEPARENT)));
        step.ifPresent(underWay::add);
        trails.keep(position, step.flatMap(Trails.Step::traceparent));
    }

    @Override
    public void settled(int appends, Duration took) {
        time.record(took);
        batch.record(appends);
        underWay.forEach(Trails.Step::close);
        underWay.clear();
    }
}
