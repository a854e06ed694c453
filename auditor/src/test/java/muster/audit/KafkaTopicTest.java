package muster.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import muster.ledger.SigningKey;
import muster.ledger.VerifierKey.Holder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class KafkaTopicTest {

    private static final int PARTITIONS = 6;

    private final long seed = Long.getLong("muster.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final SigningKey key = Seeded.key(RealRecords.ORIGIN, Holder.LOG, random);
    private final List<byte[]> records = RealRecords.of(seed, 1_000);
    private final StoredLog log = StoredLog.of(records, key);
    private final Map<Integer, List<byte[]>> partitions = new HashMap<>();

    KafkaTopicTest() {
        IntStream.range(0, PARTITIONS).forEach(partition -> partitions.put(partition, new ArrayList<>()));
        records.forEach(record -> partition(record).add(record));
    }

    private List<byte[]> partition(byte[] record) {
        String coalition = PartLines.coalitionOf(record).orElseThrow();
        return partitions.getOrDefault(Math.floorMod(coalition.hashCode(), PARTITIONS), List.of());
    }

    @Test
    void theTopicIsReadInTheOrderOfPositions() {
        assertThat(findings()).isEmpty();
    }

    @Test
    void whatComesAgainAsItWasIsNothing() {
        repeat(records.get(400).clone());
        assertThat(findings()).isEmpty();
    }

    @Test
    void whatComesAgainOtherwiseIsFound() {
        byte[] other = records.get(400).clone();
        other[other.length - 5] ^= 1;
        repeat(other);
        assertThat(findings()).anyMatch(finding -> finding.where().equals(Optional.of(Stretch.of(401))));
    }

    /** A while later in the same partition. */
    private void repeat(byte[] record) {
        List<byte[]> partition = partition(records.get(400));
        int at = partition.indexOf(records.get(400));
        partition.add(Math.min(partition.size(), at + 20), record);
    }

    @Test
    void whatIsMissingIsNamed() {
        partition(records.get(700)).remove(records.get(700));
        assertThat(findings()).anyMatch(finding -> finding.where().equals(Optional.of(Stretch.of(701))));
    }

    private List<Finding> findings() {
        try (var topic = new KafkaTopic("test", this::consumer, Duration.ofMillis(50))) {
            var demands = new Demands(Optional.of(key.verifier()), List.of(), List.of(), 0);
            return Verification.of(topic, demands, new OneThread(), (_, _) -> {})
                    .findings();
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        Map<TopicPartition, Long> begins = new HashMap<>();
        Map<TopicPartition, Long> ends = new HashMap<>();
        List<PartitionInfo> infos = new ArrayList<>();
        partitions.forEach((number, content) -> {
            TopicPartition partition = new TopicPartition(KafkaTopic.EVENTS, number);
            begins.put(partition, 0L);
            ends.put(partition, (long) content.size());
            infos.add(new PartitionInfo(KafkaTopic.EVENTS, number, Node.noNode(), new Node[0], new Node[0]));
        });
        TopicPartition checkpoints = new TopicPartition(KafkaTopic.CHECKPOINTS, 0);
        begins.put(checkpoints, 0L);
        ends.put(checkpoints, 1L);
        consumer.updateBeginningOffsets(begins);
        consumer.updateEndOffsets(ends);
        consumer.updatePartitions(KafkaTopic.EVENTS, infos);
        consumer.updatePartitions(
                KafkaTopic.CHECKPOINTS,
                List.of(new PartitionInfo(KafkaTopic.CHECKPOINTS, 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.schedulePollTask(() -> fill(consumer));
        return consumer;
    }

    private void fill(MockConsumer<byte[], byte[]> consumer) {
        byte[] origin = RealRecords.ORIGIN.getBytes(UTF_8);
        if (consumer.assignment().contains(new TopicPartition(KafkaTopic.CHECKPOINTS, 0))) {
            byte[] note = log.checkpoint.toString().getBytes(UTF_8);
            consumer.addRecord(new ConsumerRecord<>(KafkaTopic.CHECKPOINTS, 0, 0, origin, note));
            return;
        }
        partitions.forEach((number, content) -> {
            for (int i = 0; i < content.size(); i++) {
                consumer.addRecord(new ConsumerRecord<>(KafkaTopic.EVENTS, number, i, origin, content.get(i)));
            }
        });
    }
}
