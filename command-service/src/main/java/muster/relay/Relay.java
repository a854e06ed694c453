package muster.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import muster.eventstore.LogReader;
import muster.eventstore.StoreUnavailable;
import muster.telemetry.Trails;

/**
 * Sends every record of the log to Kafka, in order and at least once, each under its coalition's key. Of all relays on
 * one database one sends, and the others stand by. Whatever is away is waited for, and a topic that has lost records is
 * filled again.
 */
public final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration STANDBY = Duration.ofSeconds(1);

    private final DataSource source;
    private final LogReader reader;
    private final RelaySettings settings;
    private final Trails trails;
    private final AtomicLong refills = new AtomicLong();
    private final Backoff backoff = new Backoff();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("relay").daemon().unstarted(this::run);
    private volatile RelayState state = RelayState.STOPPED;

    /** A relay on a pool as the log's, from which it keeps one connection. It does nothing before it is started. */
    public Relay(DataSource source, RelaySettings settings) {
        this(source, settings, Trails.NONE);
    }

    /** The same, where the records' traces are followed to Kafka. */
    public Relay(DataSource source, RelaySettings settings, Trails trails) {
        this.trails = trails;
        this.source = source;
        this.reader = new LogReader(source);
        this.settings = settings;
    }

    /** Begins to send, as soon as PostgreSQL and Kafka are there; returns at once. */
    public void start() {
        thread.start();
    }

    public RelayState state() {
        return state;
    }

    /** How often the topic had lost records, and was emptied to be filled again. */
    public long refills() {
        return refills.get();
    }

    private void run() {
        while (isOpen()) {
            try {
                leadOrStandBy();
            } catch (SQLException | StoreUnavailable e) {
                stumble(state.withoutStore("PostgreSQL does not answer: " + e.getMessage()), e);
            } catch (RuntimeException e) {
                LOG.error("the relay met what it was not made for, and begins again", e);
                stumble(state.withoutStore("unexpected: " + e), e);
            } catch (InterruptedException e) {
                LOG.debug("the relay stops", e);
            }
        }
        state = RelayState.STOPPED;
    }

    private void leadOrStandBy() throws SQLException, InterruptedException {
        var taken = Leadership.take(source);
        if (taken.isEmpty()) {
            state = state.standby();
            pause(STANDBY);
            return;
        }
        try (var leadership = taken.get()) {
            lead(leadership);
        }
    }

    private void lead(Leadership leadership) throws SQLException, InterruptedException {
        state = state.leading();
        while (isOpen()) {
            leadership.forgetGrowth();
            try (var broker = new Broker(settings, trails)) {
                relay(leadership, broker);
            } catch (KafkaException | BrokerTrouble e) {
                stumble(state.withoutBroker("Kafka: " + e.getMessage()), e);
            }
        }
    }

    private void relay(Leadership leadership, Broker broker) throws SQLException, InterruptedException {
        try (var sending = new Sending(leadership, broker, reader, settings.topic(), refills::incrementAndGet)) {
            arrive(sending.position());
            while (isOpen()) {
                sending.goOn();
                arrive(sending.position());
            }
        }
    }

    private void arrive(long position) {
        if (state.trouble().isPresent()) {
            LOG.info("the relay goes on after position {}", position);
        }
        backoff.reset();
        state = state.at(position);
    }

    /** Says once what stands in the way, however often it is met again, and waits a little. */
    private void stumble(RelayState next, Exception why) {
        if (isOpen()) {
            if (state.trouble().isEmpty()) {
                LOG.warn("the relay waits: {}", next.trouble().orElse(""));
            }
            LOG.debug("the relay waits", why);
            state = next;
            pause(backoff.next());
        }
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private void pause(Duration time) {
        try {
            closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            LOG.debug("the relay stops", e);
        }
    }

    /** Stops sending. What was under way may have been sent and will then be sent again. */
    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
