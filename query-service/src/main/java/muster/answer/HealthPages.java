package muster.answer;

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
}
