package muster.feed;

import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How Kafka is reached, and which topic is read. */
@Component
class KafkaClients {

    private final String bootstrapServers;
    private final String topic;

    KafkaClients(
            @Value("${spring.kafka.bootstrap-servers}") String bootstrapServers,
            @Value("${muster.events.topic:muster.events}") String topic) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
    }

    /** The topic that the relay fills. */
    String topic() {
        return topic;
    }

    Admin admin() {
        return Admin.create(common(Map.of("request.timeout.ms", "5000", "default.api.timeout.ms", "10000")));
    }

    /** A broker that says nothing is given up after seconds: Kafka's own half a minute would be felt by every reader. */
    private Map<String, Object> common(Map<String, Object> special) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "bootstrap.servers", bootstrapServers,
                "request.timeout.ms", "10000",
                "default.api.timeout.ms", "15000",
                "socket.connection.setup.timeout.ms", "5000",
                "socket.connection.setup.timeout.max.ms", "10000",
                "reconnect.backoff.max.ms", "1000",
                "metric.reporters", "",
                "enable.metrics.push", "false"));
        settings.putAll(special);
        return settings;
    }

    /** A reader that keeps no offsets of its own and hands over what there is at once. */
    Consumer<byte[], byte[]> consumer() {
        return reader(Map.of("fetch.min.bytes", "1"));
    }

    /** A reader of all that there is, in large pieces. */
    Consumer<byte[], byte[]> reader() {
        return reader(Map.of("max.partition.fetch.bytes", "8388608", "fetch.min.bytes", "262144"));
    }

    private Consumer<byte[], byte[]> reader(Map<String, Object> special) {
        Map<String, Object> settings = common(Map.of(
                "enable.auto.commit", "false",
                "auto.offset.reset", "none",
                "allow.auto.create.topics", "false",
                "max.poll.records", "2000"));
        settings.putAll(special);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
