package muster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import muster.answer.QueryService;
import muster.foundation.Await;
import muster.foundation.TestServers;

import static org.assertj.core.api.Assertions.assertThat;

/** The service as it runs, on a port of its own; asked as anyone would ask it. */
public final class Service implements AutoCloseable {

    public static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;

    private Service(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it on the log's topic and the database. */
    public static Service on(Log log, TestServers.Database database, String... more) {
        return on(log.topic(), database, more);
    }

    public static Service on(String topic, TestServers.Database database, String... more) {
        SpringApplication application = new SpringApplication(QueryService.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        String[] settings = {
            "--server.port=0",
            "--spring.datasource.url=" + database.jdbcUrl(),
            "--spring.datasource.username=" + database.user(),
            "--spring.datasource.password=" + database.password(),
            "--spring.kafka.bootstrap-servers=" + TestServers.kafka().bootstrapServers(),
            "--muster.events.topic=" + topic
        };
        return new Service(application.run(
                Stream.concat(Arrays.stream(settings), Arrays.stream(more)).toArray(String[]::new)));
    }

    /** What Spring has made of it. */
    public ConfigurableApplicationContext context() {
        return context;
    }

    public String url(String path) {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + path;
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url(path))).timeout(PATIENCE);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Posts nothing, and gives the status of the answer. */
    public int post(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url(path)))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The body of an answer that must be a 200. */
    public JsonNode ask(String path) {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as("%s: %s", path, response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    /** The problem that is told, which must have this status. */
    public JsonNode refusal(String path, int status) {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as("%s: %s", path, response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        return JSON.readTree(response.body());
    }

    /** Waits until all up to the position is applied. */
    public Service at(long position) {
        boolean there =
                Await.until(PATIENCE, () -> ask("/projection").get("position").asLong() >= position);
        assertThat(there).as("at position %d: %s", position, ask("/projection")).isTrue();
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
