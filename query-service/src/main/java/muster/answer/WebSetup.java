package muster.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;
import tools.jackson.databind.JacksonModule;

/** How questions come in and answers go out. */
@Configuration(proxyBeanMethods = false)
class WebSetup implements WebMvcConfigurer {

    private static final List<MediaType> CSV = List.of(new MediaType("text", "csv"));

    @Bean
    JacksonModule wire() {
        return Wire.module();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new AskedResolver());
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new Csv());
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        HeaderContentNegotiationStrategy byHeader = new HeaderContentNegotiationStrategy();
        negotiation.strategies(List.of(request -> asksForCsv(request) ? CSV : byHeader.resolveMediaTypes(request)));
    }

    private static boolean asksForCsv(NativeWebRequest request) {
        HttpServletRequest plain = request.getNativeRequest(HttpServletRequest.class);
        return plain != null && plain.getRequestURI().endsWith(".csv");
    }

    /**
     * The page's files are asked for again each time and sent when they are others: a new version shows at once. A weak tag,
     * since a strong one names bytes, and keeps Tomcat from compressing them. A file that was compressed when it was built, with
     * {@code .gz} beside it, is sent as it lies there.
     */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/**")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.noCache())
                .setUseLastModified(false)
                .setEtagGenerator(WebSetup::digest)
                .resourceChain(false)
                .addResolver(new EncodedResourceResolver())
                .addResolver(new PathResourceResolver());
    }

    private static String digest(Resource file) {
        try (InputStream content = file.getInputStream()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
            return "W/\"" + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }
}
