package muster.gate;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AnswersAtTheGateTest {

    private static Behind service;

    @BeforeAll
    static void start() {
        service = Behind.gate("--server.forward-headers-strategy=native", "--muster.gate.limits.body-time=1s");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyAnswerTellsABrowserToDoNothingWithIt() {
        for (HttpResponse<String> answer :
                List.of(service.ask(), service.askAt("/nothing"), service.command("x", "Content-Encoding", "gzip"))) {
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .contains("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy"))
                    .contains("same-origin");
            assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy"))
                    .contains("same-origin");
        }
    }

    @Test
    void transportSecurityIsAskedForWhereItIsThereAlone() {
        assertThat(service.ask().headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
        assertThat(service.ask("X-Forwarded-Proto", "https").headers().firstValue("Strict-Transport-Security"))
                .contains("max-age=31536000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "G\u0000T / HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: x\r\n\r\n"
            })
    void whatIsNoHttpIsRefusedInTheSameWay(String request) throws IOException {
        assertThat(service.exchange(request))
                .startsWith("HTTP/1.1 ")
                .contains(
                        "Content-Type: application/problem+json",
                        "\"detail\":",
                        "Content-Security-Policy: default-src 'none'")
                .doesNotContain("<html", "Apache", "Exception");
    }

    @Test
    void aCompressedBodyIsNotTaken() {
        HttpResponse<String> refusal = service.command("x", "Content-Encoding", "gzip");
        assertThat(refusal.statusCode()).isEqualTo(415);
        assertThat(refusal.headers().firstValue("Accept-Encoding")).contains("identity");
        assertThat(service.command("x", "Content-Encoding", "identity").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aLargeBodyIsNotTakenWithAndWithoutItsLength() {
        assertThat(service.command("x".repeat(BoundedBody.MOST_BYTES)).statusCode())
                .isEqualTo(200);
        assertThat(service.command("x".repeat(BoundedBody.MOST_BYTES + 1)).statusCode())
                .isEqualTo(413);
        byte[] body = new byte[BoundedBody.MOST_BYTES + 1];
        assertThat(service.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + "/command"))
                                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))))
                        .statusCode())
                .isEqualTo(413);
        assertThat(service.command(("x".repeat(999) + "\n").repeat(100), "Content-Type", "application/x-ndjson")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aBodyThatNeverEndsIsNotWaitedFor() throws IOException {
        try (var socket = new java.net.Socket(java.net.InetAddress.ofLiteral("127.0.0.1"), service.port())) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            out.write("POST /command HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 1000\r\n\r\n"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            Thread.startVirtualThread(() -> drip(out));
            assertThat(new String(socket.getInputStream().readNBytes(12), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 408");
        }
    }

    private static void drip(java.io.OutputStream out) {
        try {
            for (int i = 0; i < 1_000; i++) {
                out.write('x');
                Thread.sleep(100);
            }
        } catch (IOException | InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
