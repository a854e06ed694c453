package muster.baddays;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import muster.foundation.Await;
import muster.foundation.LocalKafka;

/** The topic muster.events, read from its beginning. */
final class Topic implements AutoCloseable {

    private static final String NAME = "muster.events";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;

    private Topic(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    static Topic on(LocalKafka kafka) {
        return on(kafka.bootstrapServers());
    }

    static Topic on(String bootstrapServers) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(NAME).stream()
                .map(it -> new TopicPartition(NAME, it.partition()))
                .toList());
        return new Topic(consumer);
    }

    /** All that is in the topic, once it holds so many positions or patience ends. */
    List<Message> messages(int positions) {
        var messages = new ArrayList<Message>();
        Set<Long> found = new HashSet<>();
        consumer.seekToBeginning(consumer.assignment());
        Await.until(PATIENCE, () -> {
            for (var record : consumer.poll(POLL)) {
                messages.add(new Message(record.partition(), record.key(), record.value()));
                found.add(Line.of(record.value()).position());
            }
            return found.size() >= positions && isAtEnd();
        });
        return messages;
    }

    private boolean isAtEnd() {
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** The highest position that is in the topic; each partition's last record has its highest. */
    long head() {
        long head = 0;
        for (var end : consumer.endOffsets(consumer.assignment()).entrySet()) {
            if (end.getValue() > 0) {
                head = Math.max(head, last(end.getKey(), end.getValue()));
            }
        }
        return head;
    }

    private long last(TopicPartition partition, long end) {
        consumer.pause(consumer.assignment());
        consumer.resume(List.of(partition));
        consumer.seek(partition, end - 1);
        var found = new HashSet<Long>();
        Await.until(PATIENCE, () -> {
            consumer.poll(POLL)
                    .records(partition)
                    .forEach(it -> found.add(Line.of(it.value()).position()));
            return !found.isEmpty();
        });
        return found.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
