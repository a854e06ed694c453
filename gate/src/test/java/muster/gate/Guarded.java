package muster.gate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service that does next to nothing, behind the gate. */
final class Guarded implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;

    Guarded(String... settings) {
        var all = Stream.concat(
                Stream.of("--server.port=0", "--server.address=127.0.0.1", "--muster.gate.sessions=true"),
                Stream.of(settings));
        context = new SpringApplicationBuilder(Service.class).run(all.toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Service {

        @Bean
        Endpoints endpoints() {
            return Endpoints.common()
                    .and(Endpoints.of(
                            Endpoint.get("/coalitions/{coalition}", Who.READER_OF_THE_COALITION),
                            Endpoint.get("/page", Who.ANYBODY),
                            Endpoint.post("/commands", Who.RECORDER),
                            Endpoint.post("/session", Who.KNOWN),
                            Endpoint.delete("/session", Who.ANYBODY)));
        }

        @Bean
        Things things() {
            return new Things();
        }
    }

    @RestController
    static class Things {

        @GetMapping({"/coalitions/{coalition}", "/page", "/unlisted"})
        String who(HttpServletRequest request) {
            return "%s %s %s"
                    .formatted(
                            Caller.current()
                                    .identity()
                                    .map(Caller.Identity::subject)
                                    .orElse("anybody"),
                            request.getScheme(),
                            request.getRemoteAddr());
        }

        @PostMapping("/commands")
        String record() {
            return "recorded";
        }
    }

    HttpResponse<String> send(String method, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    int status(String path, String token) {
        return get(path, "Authorization", "Bearer " + token).statusCode();
    }

    @Override
    public void close() {
        context.close();
    }
}
