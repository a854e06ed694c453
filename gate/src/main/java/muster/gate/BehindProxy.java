package muster.gate;

import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Behind a proxy that speaks TLS, what it says in headers of address and scheme counts; otherwise anybody could say it. */
class BehindProxy implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("muster.gate.proxy", "").strip().equalsIgnoreCase("tls")) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "muster.gate.proxy", Map.of("server.forward-headers-strategy", "native")));
        }
    }
}
