package muster.issuer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service with the issuer on board and a door of its own, that lets in nobody. */
record Machine(ConfigurableApplicationContext service, String origin) implements AutoCloseable {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @RestController
    static class Service {

        @GetMapping("/")
        String page() {
            return "the page";
        }

        @Bean
        SecurityFilterChain door(HttpSecurity http) {
            return http.authorizeHttpRequests(all -> all.dispatcherTypeMatchers(DispatcherType.ERROR)
                            .permitAll()
                            .anyRequest()
                            .denyAll())
                    .build();
        }
    }

    static Machine on(Path folder) throws IOException {
        var port = freePort();
        var origin = "http://127.0.0.1:" + port;
        var application = new SpringApplication(Service.class);
        application.setDefaultProperties(Map.of(
                "server.port",
                port,
                "server.address",
                "127.0.0.1",
                "spring.main.banner-mode",
                "off",
                "spring.main.lazy-initialization",
                "true",
                "muster.issuer.folder",
                folder.toString(),
                "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                origin));
        return new Machine(application.run(), origin);
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return free.getLocalPort();
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
