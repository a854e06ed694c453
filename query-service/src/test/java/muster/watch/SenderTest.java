package muster.watch;

import java.io.OutputStream;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is sent, and where it goes when names and receivers are not what they should be. */
class SenderTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Receiver RECEIVER = new Receiver();
    private static final Delivery DELIVERY = new Delivery("watch", 17, 1, "{\"type\":\"stance.changed\"}", 0);
    private static final Secret SECRET = Secret.random();

    @AfterAll
    static void end() {
        RECEIVER.close();
    }

    /** Answers each question with the next of its answers. */
    private static final class Names implements DnsResolver {

        private final Deque<InetAddress[]> answers = new ArrayDeque<>();

        Names then(String... addresses) {
            answers.add(Arrays.stream(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new));
            return this;
        }

        @Override
        public InetAddress[] resolve(String host) {
            return answers.remove();
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static Outcome send(DnsResolver names, String allowed, String url) {
        try (Sender sender = new Sender(new AllowList(allowed), CLOCK, names, Duration.ofMillis(700))) {
            return sender.send(DELIVERY, url, SECRET);
        }
    }

    private static Outcome sendHere(String path) {
        return send(here(), "http://127.0.0.1:" + RECEIVER.port(), RECEIVER.url(path));
    }

    private static Names here() {
        return new Names().then("127.0.0.1");
    }

    private static String named(String name, String path) {
        return "http://%s:%d%s".formatted(name, RECEIVER.port(), path);
    }

    @Test
    void aWebhookCarriesItsIdItsTimeAndASignatureOfBothAndOfItsBody() {
        assertThat(sendHere("/plain")).isInstanceOf(Outcome.Delivered.class);

        Receiver.Received one = RECEIVER.await("/plain", 1).getFirst();
        assertThat(one.id()).isEqualTo(DELIVERY.message()).matches("msg_[0-9a-f]{32}");
        assertThat(one.timestamp()).isEqualTo(Long.toString(NOW.getEpochSecond()));
        assertThat(one.body()).isEqualTo(DELIVERY.payload());
        assertThat(one.signature()).isEqualTo(SECRET.sign(one.id(), NOW, one.body()));
    }

    @Test
    void aNameIsAskedForOnceAndTheConnectionGoesToWhatWasAnswered() {
        // Whoever asked a second time would be led to an address at which nobody is, and whoever a third time fails.
        Names names = new Names().then("127.0.0.1").then("127.0.0.2");
        String allowed = named("rebound.example", "") + " 127.0.0.1";

        assertThat(send(names, allowed, named("rebound.example", "/pinned"))).isInstanceOf(Outcome.Delivered.class);
        assertThat(names.answers).hasSize(1);
        assertThat(RECEIVER.await("/pinned", 1).getFirst().host()).isEqualTo("rebound.example:" + RECEIVER.port());
        assertThat(send(names, allowed, named("rebound.example", "/pinned")))
                .as("rebound in between")
                .isEqualTo(Outcome.Failed.because(
                        "The receiver's name leads to an address of a network to which nothing may be sent."));
        assertThat(RECEIVER.at("/pinned")).hasSize(1);
    }

    @Test
    void aNameThatLeadsInwardsIsNotFollowedNotEvenAmongOthers() {
        String allowed = named("inward.example", "");
        for (Names names : new Names[] {
            new Names().then("127.0.0.1"),
            new Names().then("8.8.8.8", "127.0.0.1"),
            new Names().then("::ffff:127.0.0.1")
        }) {
            assertThat(send(names, allowed, named("inward.example", "/inward"))).isInstanceOf(Outcome.Failed.class);
        }
        assertThat(RECEIVER.at("/inward")).isEmpty();
    }

    @Test
    void whatTheListNamesNoMoreIsNotSentTo() {
        assertThat(send(here(), "other.example", RECEIVER.url("/removed")).toString())
                .contains("muster.watch.allow");
        assertThat(RECEIVER.at("/removed")).isEmpty();
    }

    @Test
    void aRedirectIsAFailure() {
        RECEIVER.answer("/moved", Receiver.status(307, "Location", RECEIVER.url("/elsewhere")));
        assertThat(sendHere("/moved")).isEqualTo(Outcome.Failed.because("The receiver answered 307."));
        assertThat(RECEIVER.at("/elsewhere")).isEmpty();
    }

    @Test
    void anAnswerWithoutEndIsNotWaitedFor() {
        RECEIVER.answer("/endless", (_, exchange) -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(new byte[64 * 1024]);
                }
            }
        });
        assertThat(sendHere("/endless")).isInstanceOf(Outcome.Delivered.class);
    }

    @Test
    void aReceiverThatSaysNothingIsGivenUpInTime() {
        RECEIVER.answer("/silent", RECEIVER.silence());
        long before = System.nanoTime();
        assertThat(sendHere("/silent"))
                .isEqualTo(Outcome.Failed.because("The receiver did not answer within 15 seconds."));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aReceiverSaysHowLongItWantsToBeLeftAlone() {
        RECEIVER.answer("/busy", Receiver.status(503, "Retry-After", "120"));
        assertThat(sendHere("/busy")).extracting("retryAfter").hasToString("Optional[PT2M]");
        RECEIVER.answer("/later", Receiver.status(429, "Retry-After", "Thu, 01 Jan 2026 00:05:00 GMT"));
        assertThat(sendHere("/later")).extracting("retryAfter").hasToString("Optional[PT5M]");
        RECEIVER.answer("/mad", Receiver.status(500, "Retry-After", "soon"));
        assertThat(sendHere("/mad")).isEqualTo(Outcome.Failed.because("The receiver answered 500."));
        RECEIVER.answer("/gone", Receiver.status(410));
        assertThat(sendHere("/gone")).isInstanceOf(Outcome.Gone.class);
    }

    @Test
    void pausesDoubleUpToTheLongestAndHeedTheReceiverAsFarAsThat() {
        Patience patience =
                new Patience(Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofHours(8), Duration.ofSeconds(30));
        assertThat(patience.afterFailures(1, Optional.empty())).isEqualTo(Duration.ofSeconds(5));
        assertThat(patience.afterFailures(3, Optional.empty())).isEqualTo(Duration.ofSeconds(20));
        assertThat(patience.afterFailures(99, Optional.empty())).isEqualTo(Duration.ofMinutes(5));
        assertThat(patience.afterFailures(1, Optional.of(Duration.ofMinutes(20))))
                .isEqualTo(Duration.ofMinutes(20));
        assertThat(patience.afterFailures(1, Optional.of(Duration.ofDays(20)))).isEqualTo(Duration.ofHours(1));
        assertThat(patience.afterFailures(1, Optional.of(Duration.ofDays(-1)))).isEqualTo(Duration.ofSeconds(5));
        assertThat(patience.afterAttempts(2, Optional.empty()))
                .isBetween(Duration.ofSeconds(10), Duration.ofMillis(12_500));
        assertThat(patience.afterAttempts(99, Optional.empty())).isBetween(Duration.ofHours(1), Duration.ofMinutes(75));
    }
}
