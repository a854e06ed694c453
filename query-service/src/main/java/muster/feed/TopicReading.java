package muster.feed;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

import muster.projection.RebuiltStore;
import muster.projection.Row;
import muster.record.Unreadable;

/** Reads all that the topic holds now, from its beginning to its end. */
final class TopicReading {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaClients kafka;
    private final Map<Integer, Long> lastIn = new HashMap<>();

    TopicReading(KafkaClients kafka) {
        this.kafka = kafka;
    }

    /** A topic that is not there holds nothing; a broker that is away fails. */
    void gather(Gathering gathering, RebuiltStore rebuilt) throws SQLException, InterruptedException {
        Collection<TopicPartition> partitions = partitions();
        if (partitions.isEmpty()) {
            return;
        }
        try (Consumer<byte[], byte[]> consumer = kafka.reader()) {
            consumer.assign(partitions);
            consumer.beginningOffsets(partitions, PATIENCE).forEach(consumer::seek);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
            long asked = System.nanoTime();
            while (!isThrough(consumer, ends)) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    asked = System.nanoTime();
                    rebuilt.add(gathering.take(rows(records, gathering)));
                } else if (System.nanoTime() - asked > PATIENCE.toNanos()) {
                    throw new IllegalStateException("Kafka gave nothing for %d s.".formatted(PATIENCE.toSeconds()));
                }
            }
        }
    }

    private List<Row> rows(ConsumerRecords<byte[], byte[]> records, Gathering gathering) {
        List<Row> rows = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                Row row = Row.of(record.value() == null ? new byte[0] : record.value());
                lastIn.put(record.partition(), row.position());
                rows.add(row);
            } catch (Unreadable unreadable) {
                Reading.stop(record, lastIn.getOrDefault(record.partition(), 0L), unreadable)
                        .ifPresent(gathering::stop);
            }
        }
        return rows;
    }

    private Collection<TopicPartition> partitions() throws InterruptedException {
        try (Admin admin = kafka.admin()) {
            return new TopicWatch(admin, kafka.topic(), Clock.systemUTC())
                    .find()
                    .map(topic -> List.copyOf(topic.all()))
                    .orElse(List.of());
        }
    }

    private static boolean isThrough(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
