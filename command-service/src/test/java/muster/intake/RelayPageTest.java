package muster.intake;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import muster.foundation.Ports;
import muster.foundation.TestServers;
import muster.log.TestKey;
import muster.record.Json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static muster.command.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The relay as whoever operates the service sees it. */
class RelayPageTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void thePageTellsHowFarKafkaIsBehindTheLog() throws Exception {
        try (var service = start(TestServers.kafka().bootstrapServers())) {
            form(service);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(page(service).toString())
                            .isEqualTo("{\"leads\":true,\"brokerConnected\":true,\"position\":1,\"head\":1,"
                                    + "\"lag\":0,\"trouble\":null}"));
        }
    }

    @Test
    void withoutKafkaTheServiceRecordsAndIsReadyAndThePageTells() throws Exception {
        try (var service = start("127.0.0.1:" + Ports.free())) {
            form(service);
            assertThat(page(service).get("position").longValue()).isZero();
            assertThat(page(service).get("lag").longValue()).isEqualTo(1);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> page(service).get("trouble").toString().contains("Kafka"));
            assertThat(get(service, "/actuator/health/readiness").statusCode()).isEqualTo(200);
            assertThat(get(service, "/actuator/health").statusCode()).isEqualTo(200);
        }
    }

    private static ConfigurableApplicationContext start(String brokers) {
        var database = TestServers.freshDatabase();
        return new SpringApplicationBuilder(CommandService.class)
                .run(
                        "--server.port=0",
                        "--muster.origin=muster.test/log",
                        "--muster.log.key=" + TestKey.of("muster.test/log").secret(),
                        "--spring.kafka.bootstrap-servers=" + brokers,
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password());
    }

    private static void form(ConfigurableApplicationContext service) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address(service, "/commands"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json("FormCoalition", "\"name\":\"Test\"")))
                .build();
        assertThat(CLIENT.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    }

    private static JsonNode page(ConfigurableApplicationContext service) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(service, "/actuator/relay");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.object(answer.body().getBytes(UTF_8));
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext service, String path)
            throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(address(service, path)).build(), BodyHandlers.ofString());
    }

    private static URI address(ConfigurableApplicationContext service, String path) {
        return URI.create(
                "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port") + path);
    }
}
