package muster.intake;

import java.util.Map;
import java.util.TreeMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Counts commands by what has become of them, be they sent one by one or many at once; dry runs are none. */
@Component
class CommandCount implements WebMvcConfigurer, HandlerInterceptor {

    private static final Map<Integer, String> OUTCOMES = Map.of(
            200, "repeated",
            201, "recorded",
            400, "malformed",
            409, "contended",
            413, "too-large",
            422, "refused",
            503, "unavailable");

    private static final String OTHER = "failed";

    private final Map<String, Counter> counters = new TreeMap<>();

    CommandCount(MeterRegistry registry) {
        OUTCOMES.values().forEach(outcome -> counters.put(outcome, counter(registry, outcome)));
        counters.put(OTHER, counter(registry, OTHER));
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("muster.commands")
                .description("Commands by what has become of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    /** One has been answered with this status. */
    void count(int status) {
        Counter counter = counters.get(OUTCOMES.getOrDefault(status, OTHER));
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).addPathPatterns("/commands");
    }

    /** Of many, each line is counted by itself. */
    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failed) {
        String type = request.getContentType();
        boolean one = type != null && type.startsWith(MediaType.APPLICATION_JSON_VALUE);
        if (one && request.getParameter(Commands.DRY_RUN) == null) {
            count(response.getStatus());
        }
    }
}
