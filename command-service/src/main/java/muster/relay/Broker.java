package muster.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.opentelemetry.api.trace.SpanKind;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import muster.eventstore.StoredRecord;
import muster.telemetry.Trails;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Kafka as the relay uses it, until something goes wrong: then it is thrown away, and whatever was under way with it. */
final class Broker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Header CONTENT_TYPE =
            new RecordHeader("content-type", "application/cloudevents+json; charset=UTF-8".getBytes(UTF_8));

    private final RelaySettings settings;
    private final Admin admin;
    private final Producer<String, byte[]> producer;
    private final Topic topic;
    private final Trails trails;

    Broker(RelaySettings settings) {
        this(settings, Trails.NONE);
    }

    /** @param trails of the records that are sent */
    Broker(RelaySettings settings, Trails trails) {
        this.settings = settings;
        this.trails = trails;
        this.admin = Admin.create(adminProperties(settings));
        this.producer =
                new KafkaProducer<>(producerProperties(settings), new StringSerializer(), new ByteArraySerializer());
        this.topic = new Topic(admin, settings, PATIENCE);
    }

    private static Map<String, Object> common(RelaySettings settings) {
        var properties = new HashMap<String, Object>(settings.client());
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        properties.put(CommonClientConfigs.CLIENT_ID_CONFIG, settings.topic() + "-relay");
        properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        properties.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        properties.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 5_000);
        properties.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 5_000);
        return properties;
    }

    private static Map<String, Object> adminProperties(RelaySettings settings) {
        var properties = common(settings);
        properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 8_000);
        return properties;
    }

    /** A batch waits for the flush that ends its shipment: only so is it one batch. */
    private static Map<String, Object> producerProperties(RelaySettings settings) {
        var properties = common(settings);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, Shipment.BATCH_BYTES);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * Shipment.BATCH_BYTES);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 2_000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 8_000);
        return properties;
    }

    /** The topic, made if it is not there, and mended where it would forget. */
    TopicFacts ensuredTopic() throws InterruptedException {
        return topic.ensured();
    }

    /** The topic, without the records that it held. */
    TopicFacts emptiedTopic() throws InterruptedException {
        return topic.emptied();
    }

    /** Sends one message, and returns when Kafka has acknowledged it. */
    void send(String key, byte[] value) throws InterruptedException {
        var sent = producer.send(new ProducerRecord<>(settings.topic(), key, value));
        producer.flush();
        try {
            sent.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw BrokerTrouble.because(e);
        }
    }

    /** Sends a shipment and returns where that leaves the relay, once Kafka has acknowledged every record of it. */
    Cursor send(Shipment shipment, Cursor cursor) throws InterruptedException {
        var sent = new ArrayList<Future<RecordMetadata>>();
        var steps = new ArrayList<Trails.Step>();
        try {
            for (var record : shipment.records()) {
                var step =
                        trails.begin("relay", SpanKind.PRODUCER, record.position(), () -> trails.at(record.position()));
                step.ifPresent(steps::add);
                sent.add(producer.send(message(record, cursor, step.flatMap(Trails.Step::traceparent))));
            }
            producer.flush();
        } finally {
            steps.forEach(Trails.Step::close);
        }
        var moved = cursor;
        for (int i = 0; i < sent.size(); i++) {
            moved = acknowledged(moved, shipment.records().get(i), sent.get(i));
        }
        return moved;
    }

    /** A trace goes into a header: the record itself is the same for everybody and for ever. */
    private ProducerRecord<String, byte[]> message(StoredRecord record, Cursor cursor, Optional<String> trace) {
        int partition = record.coalition().map(cursor::partition).orElse(0);
        var headers = trace.<List<Header>>map(
                        parent -> List.of(CONTENT_TYPE, new RecordHeader(Trails.TRACEPARENT, parent.getBytes(UTF_8))))
                .orElse(List.of(CONTENT_TYPE));
        return new ProducerRecord<>(
                settings.topic(), partition, record.coalition().orElse(null), record.bytes(), headers);
    }

    private static Cursor acknowledged(Cursor cursor, StoredRecord record, Future<RecordMetadata> sent)
            throws InterruptedException {
        try {
            var metadata = sent.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (cursor.hasPassed(metadata.partition(), metadata.offset())) {
                throw new BrokerTrouble("the topic has lost records: partition %d gave offset %d a second time"
                        .formatted(metadata.partition(), metadata.offset()));
            }
            return cursor.after(record.position(), metadata.partition(), metadata.offset());
        } catch (ExecutionException | TimeoutException e) {
            throw BrokerTrouble.because(e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        admin.close(Duration.ZERO);
    }
}
