package muster.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import muster.record.RecordFormat;
import muster.relay.RelaySettings;

/** A topic with a made-up log in it, as the relay would have filled it. */
record Topic(String name, String bootstrapServers) {

    /** Makes the topic and sends the whole log. */
    void fill(MadeUpLog log) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(name, RelaySettings.PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        var format = new RecordFormat();
        var failure = new AtomicReference<Exception>();
        try (var producer = producer()) {
            log.forEach(record -> {
                var _ = producer.send(
                        new ProducerRecord<>(name, record.coalition().slug(), format.write(record, Store.ORIGIN)),
                        (_, failed) -> failure.compareAndSet(null, failed));
            });
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the topic %s could not be filled".formatted(name), failure.get());
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "linger.ms", "20",
                        "batch.size", "262144",
                        "enable.metrics.push", "false"),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
