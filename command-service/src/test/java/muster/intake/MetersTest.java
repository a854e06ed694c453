package muster.intake;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

import io.opentelemetry.api.OpenTelemetry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import muster.foundation.TestServers;
import muster.log.TestKey;

import static muster.command.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

/** What the service counts and measures, as Prometheus reads it. */
class MetersTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        var database = TestServers.freshDatabase();
        service = new SpringApplicationBuilder(CommandService.class)
                .run(
                        "--server.port=0",
                        "--muster.origin=muster.test/log",
                        "--muster.log.key=" + TestKey.of("muster.test/log").secret(),
                        "--muster.relay.enabled=false",
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void commandsAreCountedByWhatBecomesOfThemOneByOneAndByTheLine() throws Exception {
        String form = json("FormCoalition", "\"name\":\"Test\"");
        post("/commands", "application/json", form);
        post("/commands", "application/json", form);
        post("/commands", "application/json", "{}");
        post("/commands", "application/x-ndjson", form + "\n{}\n" + signal() + "\n");
        post("/commands?dryRun=true", "application/json", signal());
        post("/commands?dryRun=true", "application/x-ndjson", signal());
        assertThat(metrics())
                .contains("muster_commands_total{outcome=\"recorded\"} 2.0")
                .contains("muster_commands_total{outcome=\"repeated\"} 2.0")
                .contains("muster_commands_total{outcome=\"malformed\"} 2.0")
                .contains("muster_commands_total{outcome=\"refused\"} 0.0")
                .contains("muster_log_head 2.0")
                .containsPattern("muster_append_seconds_count 2")
                .containsPattern("muster_append_batch_sum 2");
    }

    @Test
    void whatIsAskedMakesNoMetricOfItsOwn() throws Exception {
        for (int i = 0; i < 3; i++) {
            send(HttpRequest.newBuilder(address("/nowhere/" + UUID.randomUUID()))
                    .build());
            send(HttpRequest.newBuilder(address("/commands"))
                    .method("INVENT" + i, BodyPublishers.noBody())
                    .build());
        }
        assertThat(metrics()).doesNotContain("/nowhere", "INVENT");
    }

    @Test
    void nothingTracesWhereNoCollectorIsNamed() {
        assertThat(service.getBeanProvider(OpenTelemetry.class).getIfAvailable())
                .isNull();
        assertThat(service.getBeansOfType(io.micrometer.tracing.Tracer.class)).isEmpty();
    }

    private static String signal() {
        return json("SignalOpenness", "\"participant\":\"JP\",\"kinds\":[\"FUNDING\"]");
    }

    private static String metrics() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address("/actuator/prometheus")).build());
    }

    private static void post(String path, String type, String body) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        return CLIENT.send(request, BodyHandlers.ofString()).body();
    }

    private static URI address(String path) {
        return URI.create(
                "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port") + path);
    }
}
