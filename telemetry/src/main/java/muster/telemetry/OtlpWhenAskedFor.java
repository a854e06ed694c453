package muster.telemetry;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out all that makes and sends traces and pushes metrics unless {@code muster.otlp} names a collector: Spring Boot
 * would make spans for every request and throw them away, and look for a collector at localhost.
 */
class OtlpWhenAskedFor implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final List<String> FOR_A_COLLECTOR = List.of(
            "org.springframework.boot.opentelemetry.",
            "org.springframework.boot.micrometer.tracing.",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.otlp.");

    private boolean asked;

    @Override
    public void setEnvironment(Environment environment) {
        asked = !environment.getProperty("muster.otlp", "").isBlank();
    }

    @Override
    public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
        boolean[] wanted = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            wanted[i] = asked || !isForACollector(names[i]);
        }
        return wanted;
    }

    private static boolean isForACollector(@Nullable String name) {
        return name != null && FOR_A_COLLECTOR.stream().anyMatch(name::startsWith);
    }
}
