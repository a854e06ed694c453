package muster.relay;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import muster.eventstore.StoreUnavailable;

/**
 * Sends the log's checkpoint to Kafka whenever there is a new one: so readers of the records there can check that they have
 * seen all, and all unaltered. Of several in a moment the last is enough.
 */
public final class CheckpointRelay implements AutoCloseable {

    /** Its value is the signed note, its key the log's origin. */
    public static final String TOPIC = "muster.checkpoints";

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointRelay.class);

    private final RelaySettings settings;
    private final String origin;
    private final Supplier<byte[]> checkpoint;
    private final Backoff backoff = new Backoff();
    private final Semaphore news = new Semaphore(0);
    private final Thread thread =
            Thread.ofPlatform().name("checkpoint-relay").daemon().unstarted(this::run);
    private byte[] sent = {};

    /** A relay to the same brokers as the records'; it does nothing before it is started. */
    public CheckpointRelay(RelaySettings records, String origin, Supplier<byte[]> checkpoint) {
        this.settings = new RelaySettings(records.bootstrapServers(), records.client(), TOPIC, 1);
        this.origin = origin;
        this.checkpoint = checkpoint;
    }

    /** Begins; returns at once. */
    public void start() {
        thread.start();
    }

    /** There is a new checkpoint, or another signature on it. */
    public void wake() {
        news.release();
    }

    private void run() {
        try {
            while (true) {
                attempt();
                Thread.sleep(backoff.next());
            }
        } catch (InterruptedException closed) {
            LOG.debug("checkpoints are sent no more", closed);
        }
    }

    private void attempt() throws InterruptedException {
        try (var broker = new Broker(settings)) {
            broker.ensuredTopic();
            while (true) {
                send(broker);
                backoff.reset();
                news.acquire();
                news.drainPermits();
            }
        } catch (KafkaException | BrokerTrouble | StoreUnavailable e) {
            LOG.debug("the checkpoint waits", e);
        }
    }

    private void send(Broker broker) throws InterruptedException {
        byte[] latest = checkpoint.get();
        if (!Arrays.equals(latest, sent)) {
            broker.send(origin, latest);
            sent = latest;
        }
    }

    /** Stops sending. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
