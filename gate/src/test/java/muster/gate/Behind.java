package muster.gate;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A service of little use behind the gate, on a port of its own. */
final class Behind implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;

    private Behind(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Behind gate(String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn"));
        all.addAll(List.of(settings));
        return new Behind(SpringApplication.run(Application.class, all.toArray(String[]::new)));
    }

    @EnableAutoConfiguration(exclude = ErrorMvcAutoConfiguration.class)
    @Import(Pages.class)
    static class Application {

        @Bean
        Endpoints endpoints() {
            return Endpoints.common();
        }
    }

    @RestController
    static class Pages {

        @GetMapping({"/question", "/actuator/health/liveness"})
        String question() {
            return "answer";
        }

        /** How many bytes it was told. */
        @PostMapping("/command")
        String command(HttpServletRequest request) throws IOException {
            try (InputStream body = request.getInputStream()) {
                return Integer.toString(body.readAllBytes().length);
            }
        }
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    HttpResponse<String> ask(String... headers) {
        return send(request("/question", headers));
    }

    HttpResponse<String> askAt(String path, String... headers) {
        return send(request(path, headers));
    }

    HttpResponse<String> command(String body, String... headers) {
        return send(request("/command", headers).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What is answered to these bytes, until the connection is closed. */
    String exchange(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
