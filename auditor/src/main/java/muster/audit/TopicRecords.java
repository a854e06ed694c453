package muster.audit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The records of the topic in the order of their positions. Each partition has its own in order, so that the next one stands
 * at the head of one of them; a partition that is far ahead waits, and no more than a little of each is held.
 */
final class TopicRecords implements LogSource.Records, AutoCloseable {

    /** Bytes of one partition that are held; six of them fit into a small heap. */
    private static final int MOST_HELD = 2 << 20;

    private static final int MOST_TOLD = 100;

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final byte[] source;
    private final long until;
    private final Duration patience;
    private final Map<TopicPartition, Queue> queues = new HashMap<>();
    private final Repeated repeated = new Repeated();
    private final List<Finding> oddities = new ArrayList<>();
    private long next = 1;
    private boolean ended;

    private static final class Queue {
        final Deque<Waiting> waiting = new ArrayDeque<>();
        long bytes;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Waiting(long position, byte[] record) {}

    private TopicRecords(Consumer<byte[], byte[]> consumer, byte[] source, long until, Duration patience) {
        this.consumer = consumer;
        this.source = source;
        this.until = until;
        this.patience = patience;
    }

    static TopicRecords of(Consumer<byte[], byte[]> consumer, byte[] source, long until, Duration patience) {
        TopicRecords records = new TopicRecords(consumer, source, until, patience);
        List<TopicPartition> partitions = assign(consumer, KafkaTopic.EVENTS);
        consumer.seekToBeginning(partitions);
        partitions.forEach(partition -> records.queues.put(partition, new Queue()));
        return records;
    }

    /** All partitions of a topic. */
    static List<TopicPartition> assign(Consumer<byte[], byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new Unavailable("There is no topic %s.".formatted(topic));
        }
        consumer.assign(partitions);
        return partitions;
    }

    @Override
    public List<byte[]> next(int most) {
        List<byte[]> records = new ArrayList<>(most);
        long deadline = System.nanoTime() + patience.toNanos();
        while (records.size() < most && next <= until && !ended) {
            Optional<byte[]> record = take();
            if (record.isPresent()) {
                records.add(record.get());
                deadline = System.nanoTime() + patience.toNanos();
            } else if (!more() && (isPassed() || System.nanoTime() > deadline)) {
                end();
            }
        }
        return records;
    }

    /** The record of the next position, if it has arrived. */
    private Optional<byte[]> take() {
        for (Queue queue : queues.values()) {
            dropRepeated(queue);
            if (!queue.waiting.isEmpty() && queue.waiting.getFirst().position() == next) {
                byte[] record = removed(queue);
                repeated.seen(next++, record);
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }

    private void dropRepeated(Queue queue) {
        while (!queue.waiting.isEmpty() && queue.waiting.getFirst().position() < next) {
            long position = queue.waiting.getFirst().position();
            repeated.judge(position, removed(queue)).ifPresent(this::note);
        }
    }

    private static byte[] removed(Queue queue) {
        byte[] record = queue.waiting.removeFirst().record();
        queue.bytes -= record.length;
        return record;
    }

    /** Reads on; false if nothing has come. */
    private boolean more() {
        queues.forEach((partition, queue) -> {
            if (queue.bytes > MOST_HELD) {
                consumer.pause(List.of(partition));
            } else {
                consumer.resume(List.of(partition));
            }
        });
        var polled = consumer.poll(POLL);
        polled.forEach(this::add);
        return !polled.isEmpty();
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        Optional<Place> place = Place.of(record.value(), source);
        Queue queue = Optional.ofNullable(queues.get(new TopicPartition(record.topic(), record.partition())))
                .orElseThrow();
        if (place.isEmpty()) {
            note(Finding.of("What stands at offset %d of partition %d is no record."
                    .formatted(record.offset(), record.partition())));
        } else {
            queue.waiting.addLast(new Waiting(place.get().position(), record.value()));
            queue.bytes += record.value().length;
        }
    }

    private void note(Finding oddity) {
        if (oddities.size() < MOST_TOLD) {
            oddities.add(oddity);
        }
    }

    /** Whether every partition is past the next position, so that it cannot come any more. */
    private boolean isPassed() {
        return queues.values().stream().noneMatch(queue -> queue.waiting.isEmpty());
    }

    private void end() {
        ended = true;
        long behind = queues.values().stream()
                .filter(queue -> !queue.waiting.isEmpty())
                .mapToLong(queue -> queue.waiting.getFirst().position())
                .min()
                .orElse(until + 1);
        if (behind > next) {
            Stretch gap = new Stretch(next, behind - 1);
            oddities.add(Finding.at(gap, "%s not in the topic, or not in order.".formatted(gap.are())));
        }
    }

    List<Finding> oddities() {
        return Stream.concat(oddities.stream(), repeated.finding().stream()).toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
