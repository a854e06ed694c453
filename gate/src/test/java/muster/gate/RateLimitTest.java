package muster.gate;

import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RateLimitTest {

    private static final String NDJSON = "application/x-ndjson";

    private static List<Integer> statuses(Stream<HttpResponse<String>> answers) {
        return answers.map(HttpResponse::statusCode).toList();
    }

    @Test
    void whoAsksMoreThanMayBeIsToldWhenToComeAgain() {
        try (Behind service = Behind.gate("--muster.gate.limits.per-client.questions=3/1h")) {
            assertThat(statuses(Stream.generate(service::ask).limit(3))).containsOnly(200);
            HttpResponse<String> refusal = service.ask();
            assertThat(refusal.statusCode()).isEqualTo(429);
            assertThat(refusal.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(refusal.body())
                    .contains(
                            "\"type\":\"urn:muster:problem:too-many-requests\"",
                            "\"title\":",
                            "\"status\":429",
                            "\"detail\":");
            assertThat(Integer.parseInt(
                            refusal.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1_190, 1_200);
            assertThat(refusal.headers().firstValue("RateLimit-Policy")).contains("\"client-questions\";q=3;w=3600");
            assertThat(refusal.headers().firstValue("RateLimit")).contains("\"client-questions\";r=0");
            assertThat(refusal.headers().firstValue("Content-Security-Policy")).isPresent();

            assertThat(service.askAt("/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(service.askAt("/actuator/health/../../question").statusCode())
                    .isEqualTo(429);
            assertThat(service.command("a command is another thing").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void afterTheTimeThatItIsToldOneMayComeAgain() throws InterruptedException {
        try (Behind service = Behind.gate("--muster.gate.limits.per-client.questions=2/2s")) {
            while (service.ask().statusCode() == 200) {}
            int seconds = Integer.parseInt(
                    service.ask().headers().firstValue("Retry-After").orElseThrow());
            assertThat(seconds).isEqualTo(1);
            Thread.sleep(Duration.ofSeconds(seconds));
            assertThat(service.ask().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void eachTokenHasItsOwnShareWhoeverSendsIt() {
        try (Behind service = Behind.gate("--muster.gate.limits.per-token.commands=2/1h")) {
            for (String token : List.of("Bearer one", "bearer two")) {
                assertThat(statuses(Stream.generate(() -> service.command("x", "Authorization", token))
                                .limit(3)))
                        .containsExactly(200, 200, 429);
            }
            assertThat(service.command("x").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aLineIsACommandAndASenderOfManyIsSlowedRatherThanRefused() {
        try (Behind service = Behind.gate("--muster.gate.limits.per-client.commands=40/1s")) {
            String lines = "{\"a\":1}\n".repeat(100);
            long before = System.nanoTime();
            assertThat(service.command(lines, "Content-Type", NDJSON).body())
                    .isEqualTo(Integer.toString(lines.length()));
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isBetween(Duration.ofMillis(1_400), Duration.ofSeconds(6));
        }
    }

    @Test
    void aLineThatWouldWaitForTooLongIsRefused() {
        try (Behind service = Behind.gate(
                "--muster.gate.limits.per-client.commands=5/1h", "--muster.gate.limits.per-token.commands=3/1h")) {
            assertThat(service.command("x\n".repeat(5), "Content-Type", NDJSON, "Authorization", "Bearer x")
                            .statusCode())
                    .isEqualTo(429);
            // What the client had left over the token's share was not used up.
            assertThat(service.command("x\nx", "Content-Type", NDJSON).statusCode())
                    .isEqualTo(200);
            assertThat(service.command("x", "Content-Type", NDJSON).statusCode())
                    .isEqualTo(429);
        }
    }

    @Test
    void onOneMachineThereIsNoLimitAndInTheOpenThereIs() {
        try (Behind service = Behind.gate()) {
            assertThat(service.ask().headers().firstValue("RateLimit")).isEmpty();
        }
        try (Behind service = Behind.gate("--server.forward-headers-strategy=native")) {
            assertThat(service.ask().headers().firstValue("RateLimit-Policy"))
                    .contains("\"client-questions\";q=3000;w=60");
            assertThat(service.command("x").headers().firstValue("RateLimit-Policy"))
                    .contains("\"client-commands\";q=6000;w=60");
        }
        try (Behind service = Behind.gate(
                "--server.forward-headers-strategy=native", "--muster.gate.limits.per-client.questions=none")) {
            assertThat(service.ask().headers().firstValue("RateLimit")).isEmpty();
        }
    }

    @Test
    void inTheOpenIsWhateverOthersCanReach() {
        ServerProperties server = new ServerProperties();
        assertThat(Exposure.of(server).inTheOpen()).isTrue();
        server.setAddress(InetAddress.ofLiteral("0.0.0.0"));
        assertThat(Exposure.of(server).inTheOpen()).isTrue();
        server.setAddress(InetAddress.ofLiteral("::1"));
        assertThat(Exposure.of(server).inTheOpen()).isFalse();
    }

    @Test
    void whatIsSaidOfAClientsAddressCountsBehindAStatedProxyAlone() {
        String limit = "--muster.gate.limits.per-client.questions=1/1h";
        try (Behind service = Behind.gate(limit)) {
            assertThat(service.ask("X-Forwarded-For", "192.0.2.1").statusCode()).isEqualTo(200);
            assertThat(service.ask("X-Forwarded-For", "192.0.2.2").statusCode()).isEqualTo(429);
        }
        try (Behind service = Behind.gate(limit, "--server.forward-headers-strategy=native")) {
            assertThat(service.ask("X-Forwarded-For", "192.0.2.1").statusCode()).isEqualTo(200);
            assertThat(service.ask("X-Forwarded-For", "192.0.2.2").statusCode()).isEqualTo(200);
            // What the client itself has put before what the proxy knows.
            assertThat(service.ask("X-Forwarded-For", "192.0.2.99, 192.0.2.1").statusCode())
                    .isEqualTo(429);
            assertThat(service.ask("X-Forwarded-For", "2001:db8:0:1::1").statusCode())
                    .isEqualTo(200);
            assertThat(service.ask("X-Forwarded-For", "2001:db8:0:1:ffff::1").statusCode())
                    .isEqualTo(429);
            assertThat(service.ask("X-Forwarded-For", "2001:db8:0:2::1").statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "600", "600/", "0/1m", "-1/1m", "600/0s", "600/m", "600 / 1m", "1e9/1m", "600/1y"})
    void whatIsNoRateIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> Rate.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRateIsReadAsItIsWritten() {
        assertThat(Rate.of("600/1m")).isEqualTo(new Rate(600, Duration.ofMinutes(1)));
        assertThat(Rate.of("5/500ms").period()).isEqualTo(Duration.ofMillis(500));
        assertThat(Rate.of("none").isNone()).isTrue();
    }

    @Test
    void anAddressOfIpv6StandsForItsNetwork() {
        assertThat(client("2001:db8::1"))
                .isEqualTo(client("2001:db8:0:0:ffff::2"))
                .isNotEqualTo(client("2001:db8:0:1::1"));
        assertThat(client("fe80::1%eth0")).isEqualTo(client("fe80::2"));
        assertThat(client("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(client("::ffff:192.0.2.1")).isNotEqualTo(client("::ffff:192.0.2.2"));
        assertThat(client("no:address")).isEqualTo("no:address");
    }

    private static String client(String address) {
        return Client.of((HttpServletRequest) Proxy.newProxyInstance(
                RateLimitTest.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (_, _, _) -> address));
    }
}
