package muster.watch;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Posts to receivers, of whom it believes nothing: not that they answer, nor in time, nor what. Of an answer no more is read
 * than its head; no redirect is followed, no cookie kept, no proxy asked, and each delivery makes a connection of its own,
 * to an address that was looked at for it.
 */
@Component
class Sender implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(22);

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout ANSWER = Timeout.ofSeconds(15);
    private static final Http1Config SHORT_HEADS =
            Http1Config.custom().setMaxLineLength(8_192).setMaxHeaderCount(100).build();

    private final AllowList allowed;
    private final Clock clock;
    private final Duration longest;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhook-timer").daemon(true).factory());

    @Autowired
    Sender(AllowList allowed, Clock clock) {
        this(allowed, clock, SystemDefaultDnsResolver.INSTANCE, LONGEST);
    }

    /** @param longest after this long nothing more of an attempt happens, whatever the receiver does */
    Sender(AllowList allowed, Clock clock, DnsResolver names, Duration longest) {
        this.allowed = allowed;
        this.clock = clock;
        this.longest = longest;
        this.client = client(new CheckedResolver(names, allowed));
    }

    private static CloseableHttpClient client(DnsResolver names) {
        return HttpClients.custom()
                .setConnectionManager(connections(names))
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(ANSWER).build())
                .setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE))
                .setConnectionReuseStrategy((_, _, _) -> false)
                .setUserAgent("Muster")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    private static HttpClientConnectionManager connections(DnsResolver names) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(ANSWER)
                        .build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(SHORT_HEADS)
                        .build())
                .setMaxConnTotal(Courier.AT_ONCE)
                .setMaxConnPerRoute(Courier.AT_ONCE)
                .build();
    }

    /** Delivers once. */
    Outcome send(Delivery delivery, String url, Secret secret) {
        try {
            WebhookAddress address = WebhookAddress.parse(url);
            // What was allowed when the watch was made may not be any more.
            Optional<String> refusal = allowed.refusal(address);
            return refusal.isPresent()
                    ? Outcome.Failed.because("The address " + refusal.get() + ".")
                    : post(request(delivery, address, secret));
        } catch (IllegalArgumentException noAddress) {
            return Outcome.Failed.because("The address " + noAddress.getMessage() + ".");
        } catch (RejectedExecutionException | IllegalStateException closed) {
            return Outcome.Failed.because("This service was about to end.");
        }
    }

    private HttpPost request(Delivery delivery, WebhookAddress address, Secret secret) {
        Instant now = clock.instant();
        HttpPost request = new HttpPost(address.uri());
        request.setHeader("webhook-id", delivery.message());
        request.setHeader("webhook-timestamp", now.getEpochSecond());
        request.setHeader("webhook-signature", secret.sign(delivery.message(), now, delivery.payload()));
        request.setEntity(new StringEntity(delivery.payload(), ContentType.APPLICATION_JSON));
        return request;
    }

    private Outcome post(HttpPost request) {
        // A receiver that says a byte now and then would else never be over its time.
        Future<?> end = timer.schedule(request::abort, longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return outcome(client.executeOpen(null, request, null));
        } catch (IOException failed) {
            LOG.debug("A webhook was not delivered", failed);
            return Outcome.Failed.because(request.isAborted() ? TOO_SLOW : why(failed));
        } finally {
            end.cancel(false);
            // Ends the connection. To close the answer would read it to its end, which need not come.
            request.abort();
        }
    }

    private static final String TOO_SLOW = "The receiver did not answer within 15 seconds.";

    private static String why(IOException failed) {
        return switch (failed) {
            case CheckedResolver.NotAllowed _ ->
                "The receiver's name leads to an address of a network to which nothing may be sent.";
            case UnknownHostException _ -> "The receiver's name leads nowhere.";
            case SocketTimeoutException _ -> TOO_SLOW;
            case SSLException _ ->
                "The receiver offers no TLS that this service trusts: its certificate must be for its name, and in date.";
            default -> "No connection to the receiver could be made or kept.";
        };
    }

    private Outcome outcome(ClassicHttpResponse answer) {
        int status = answer.getCode();
        if (status / 100 == 2) {
            return new Outcome.Delivered();
        }
        return status == 410
                ? new Outcome.Gone()
                : new Outcome.Failed("The receiver answered %d.".formatted(status), retryAfter(answer));
    }

    private Optional<Duration> retryAfter(ClassicHttpResponse answer) {
        Header header = answer.getFirstHeader(HttpHeaders.RETRY_AFTER);
        String value = header == null ? "" : String.valueOf(header.getValue()).strip();
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        Instant until = DateUtils.parseStandardDate(value);
        return Optional.ofNullable(until).map(then -> Duration.between(clock.instant(), then));
    }

    /** Ends also what is under way. */
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        timer.shutdownNow();
    }
}
