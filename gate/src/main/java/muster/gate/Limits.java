package muster.gate;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.Filter;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * How much anyone may ask, and what every answer says to browsers. All of it stands before the tokens are looked at; what
 * a stated proxy says of the client is known by then.
 */
@AutoConfiguration
@EnableConfigurationProperties(LimitSettings.class)
class Limits {

    @Bean
    @ConditionalOnMissingBean
    ContentPolicy contentPolicy() {
        return path -> ContentPolicy.isDocs(path) ? ContentPolicy.DOCS : ContentPolicy.NOTHING;
    }

    @Bean
    FilterRegistrationBean<AnswerHeaders> answerHeaders(ContentPolicy policy) {
        return ordered(new AnswerHeaders(policy), 10);
    }

    @Bean
    Exposure exposure(ServerProperties server) {
        return Exposure.of(server);
    }

    /** Where there is no limit, there is no filter. */
    @Bean
    FilterRegistrationBean<RateLimit> rateLimit(LimitSettings settings, Exposure exposure) {
        RateLimit filter = new RateLimit(settings, exposure.inTheOpen(), TimeMeter.SYSTEM_NANOTIME);
        FilterRegistrationBean<RateLimit> registration = ordered(filter, 30);
        registration.setEnabled(filter.limits());
        return registration;
    }

    @Bean
    FilterRegistrationBean<Bodies> bodies(LimitSettings settings) {
        return ordered(new Bodies(settings.bodyTime()), 15);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusals() {
        return server -> server.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(PlainRefusals.class.getName());
            }
        });
    }

    private static <F extends Filter> FilterRegistrationBean<F> ordered(F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + order);
        return registration;
    }
}
