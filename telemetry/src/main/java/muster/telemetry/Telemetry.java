package muster.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Traces where somebody asked for them. */
@AutoConfiguration
class Telemetry {

    @Bean
    Trails trails(ObjectProvider<OpenTelemetry> telemetry) {
        OpenTelemetry asked = telemetry.getIfAvailable();
        return asked == null ? Trails.NONE : Trails.of(asked.getTracer("muster"));
    }
}
