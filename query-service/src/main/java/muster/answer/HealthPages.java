package muster.answer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import muster.feed.FeedState;
import muster.feed.Rebuild;
import muster.projection.Projection;

/** What the health pages tell. */
@Configuration(proxyBeanMethods = false)
class HealthPages {

    /** Whether there is something to answer from: part of readiness. */
    @Bean
    HealthIndicator loadedHealthIndicator(Projection projection) {
        return () -> (projection.isLoaded() ? Health.up() : Health.outOfService()).build();
    }

    /** Whether everything recorded is followed: down, loudly, when it is not, while the rest is still answered. */
    @Bean
    HealthIndicator feedHealthIndicator(Projection projection, FeedState feed, Rebuild rebuild) {
        return () -> {
            ProjectionPage page = ProjectionPage.of(projection.current(), feed, rebuild);
            boolean well = page.stopped().isEmpty() && page.trouble().isEmpty();
            return (well ? Health.up() : Health.down())
                    .withDetail("position", page.position())
                    .withDetail("head", page.head())
                    .withDetail("lagSeconds", page.lagSeconds())
                    .withDetail("trouble", page.trouble().orElse(""))
                    .withDetail("stopped", page.stopped())
                    .build();
        };
    }

    /** For who watches many services: how far this one is, and how many coalitions it does not follow. */
    @Bean
    MeterBinder projectionMeters(Projection projection, FeedState feed, Rebuild rebuild) {
        return registry -> {
            Gauge.builder("muster.projection.head", projection, it -> head(it, feed))
                    .description("The highest position that was seen in Kafka")
                    .register(registry);
            Gauge.builder(
                            "muster.projection.behind",
                            projection,
                            it -> head(it, feed) - it.current().position())
                    .baseUnit("records")
                    .description("Records that were seen in Kafka and are not applied yet")
                    .register(registry);
            Gauge.builder("muster.projection.trouble", feed, it -> it.trouble().isEmpty() ? 0 : 1)
                    .description("1 while something keeps records from being applied; /projection says what")
                    .register(registry);
            Gauge.builder(
                            "muster.rebuild.done",
                            rebuild,
                            it -> it.progress().map(Rebuild.Progress::done).orElse(0L))
                    .baseUnit("records")
                    .description("Records that the rebuild under way has found; 0 while there is none")
                    .register(registry);
            Gauge.builder(
                            "muster.rebuild.of",
                            rebuild,
                            it -> it.progress().map(Rebuild.Progress::of).orElse(0L))
                    .baseUnit("records")
                    .description("Records that the rebuild under way has to find; 0 while there is none")
                    .register(registry);
            Gauge.builder(
                            "muster.projection.stopped",
                            projection,
                            it -> it.current().stops().size())
                    .description("Coalitions that are not followed any more; /projection names them")
                    .register(registry);
            Gauge.builder(
                            "muster.projection.position",
                            projection,
                            it -> it.current().position())
                    .description("All up to here is applied")
                    .register(registry);
            Gauge.builder("muster.projection.lag", feed, FeedState::lagSeconds)
                    .baseUnit("seconds")
                    .description("Since when it may be behind the log")
                    .register(registry);
        };
    }

    private static long head(Projection projection, FeedState feed) {
        return Math.max(projection.current().highest(), feed.highest());
    }
}
