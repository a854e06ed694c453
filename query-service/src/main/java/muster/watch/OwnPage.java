package muster.watch;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import muster.answer.ChangesFeeds;
import muster.answer.Refused;

/**
 * Nobody else's page changes a watch: a browser says from where it asks, and sends the cookies of whoever reads the page.
 * What is no browser says nothing and is let pass.
 */
@Configuration(proxyBeanMethods = false)
class OwnPage implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/watches/**", "/coalitions/*/watches");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!isReading(request) && !isOwn(request.getHeader(HttpHeaders.ORIGIN), request)) {
            throw Refused.because(
                    Refused.Reason.FOREIGN_ORIGIN, "Only a page of this service may change what is watched.");
        }
        return true;
    }

    private static boolean isReading(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private static boolean isOwn(@Nullable String origin, HttpServletRequest request) {
        return origin == null
                || origin.endsWith("//" + request.getHeader(HttpHeaders.HOST))
                // Behind a proxy the browser knows this service by another name.
                || origin.equals(ChangesFeeds.at("", request));
    }
}
