package muster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import muster.event.AnnouncedAt;
import muster.event.Coalition;
import muster.event.Credibility;
import muster.event.Event;
import muster.event.Evidence;
import muster.event.Grade;
import muster.event.PublishedOn;
import muster.event.Recorded;
import muster.event.Reliability;
import muster.event.Statement;
import muster.event.StatementRetracted;
import muster.foundation.TestServers;
import muster.record.RecordFormat;

/** The log as the command side would fill it: gives positions, and sends records to a topic of its own. */
public final class Log implements AutoCloseable {

    public static final Coalition COALITION = new Coalition("willing");
    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static final RecordFormat FORMAT = new RecordFormat();

    private final String topic = "muster.events." + TOPICS.incrementAndGet();
    private final int partitions;
    private final List<Recorded> records = new ArrayList<>();
    private final Producer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestServers.kafka().bootstrapServers(), "linger.ms", "0"),
            new StringSerializer(),
            new ByteArraySerializer());

    public Log() {
        this(1);
    }

    public Log(int partitions) {
        this.partitions = partitions;
        createTopic();
    }

    public String topic() {
        return topic;
    }

    /** Makes the topic; the records sent to one of the same name before are not in it. */
    public void createTopic() {
        admin(admin -> admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all()
                .get());
    }

    public void deleteTopic() {
        admin(admin -> admin.deleteTopics(List.of(topic)).all().get());
    }

    /** Takes away what was sent, and leaves the topic and its offsets. */
    public void emptyTopic() {
        admin(admin -> admin.deleteRecords(IntStream.range(0, partitions)
                        .boxed()
                        .collect(Collectors.toMap(
                                partition -> new TopicPartition(topic, partition),
                                _ -> RecordsToDelete.beforeOffset(-1))))
                .all()
                .get());
    }

    /** Something asked of Kafka's administration. */
    private interface Administration {
        void run(Admin admin) throws ExecutionException, InterruptedException;
    }

    private static void admin(Administration task) {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", TestServers.kafka().bootstrapServers()))) {
            task.run(admin);
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public List<Recorded> records() {
        return records;
    }

    /** Records and sends. */
    public Recorded say(String announcedAt, Event event) {
        Recorded recorded = record(COALITION, announcedAt, event, evidence("Example Press"));
        send(recorded);
        return recorded;
    }

    /** Records and sends, by another publisher. */
    public Recorded say(String announcedAt, Event event, Evidence evidence) {
        Recorded recorded = record(COALITION, announcedAt, event, evidence);
        send(recorded);
        return recorded;
    }

    /** Records without sending. */
    public Recorded record(Coalition coalition, String announcedAt, Event event, Evidence evidence) {
        Statement statement =
                new Statement(Optional.of(AnnouncedAt.parse(announcedAt)), List.of(evidence), event, Optional.empty());
        return append(coalition, UUID.randomUUID(), statement);
    }

    public Recorded record(Coalition coalition, String announcedAt, Event event) {
        return record(coalition, announcedAt, event, evidence("Example Press"));
    }

    /** Retracts and sends. */
    public Recorded retract(Recorded wrong) {
        Recorded retraction = append(wrong.coalition(), UUID.randomUUID(), retraction(wrong, Optional.empty()));
        send(retraction);
        return retraction;
    }

    /** Records a correction without sending it: the retraction, and the replacement. */
    public List<Recorded> correct(Recorded wrong, Event instead) {
        UUID command = UUID.randomUUID();
        Recorded retraction =
                append(wrong.coalition(), command, retraction(wrong, Optional.of(id(records.size() + 2L))));
        Statement replacement = new Statement(
                wrong.statement().announcedAt(), wrong.statement().evidence(), instead, Optional.of(wrong.id()));
        return List.of(retraction, append(wrong.coalition(), command, replacement));
    }

    private static Statement retraction(Recorded wrong, Optional<UUID> replacedBy) {
        return new Statement(
                Optional.empty(),
                List.of(),
                new StatementRetracted(wrong.id(), "A slip", replacedBy),
                Optional.empty());
    }

    private Recorded append(Coalition coalition, UUID command, Statement statement) {
        long position = records.size() + 1L;
        Recorded recorded =
                new Recorded(position, id(position), coalition, recordedAt(position), command, "recorder", statement);
        records.add(recorded);
        return recorded;
    }

    public static UUID id(long position) {
        return new UUID(0x1234_0000_4000L, 0x8000_0000_0000_0000L | position);
    }

    /** A minute after each other, from 1 January 2026 on. */
    public static Instant recordedAt(long position) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60 * position);
    }

    public static Evidence evidence(String publisher) {
        return evidence(publisher, Optional.empty());
    }

    public static Evidence graded(String publisher, Reliability reliability, int credibility) {
        return evidence(
                publisher, Optional.of(new Grade(Optional.of(reliability), Optional.of(new Credibility(credibility)))));
    }

    private static Evidence evidence(String publisher, Optional<Grade> grade) {
        return new Evidence(
                publisher,
                PublishedOn.parse("2025-09-04"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                grade);
    }

    public static byte[] bytes(Recorded recorded) {
        return FORMAT.write(recorded, "test.example/log");
    }

    public void send(Recorded recorded) {
        send(recorded.coalition().slug(), bytes(recorded));
    }

    public void send(List<Recorded> all) {
        all.stream()
                .map(one -> producer.send(
                        new ProducerRecord<>(topic, one.coalition().slug(), bytes(one))))
                .toList()
                .forEach(Log::await);
    }

    /** Sends what is written already, each with its key. */
    public void sendLines(List<Map.Entry<String, byte[]>> all) {
        all.stream()
                .map(one -> producer.send(new ProducerRecord<>(topic, one.getKey(), one.getValue())))
                .toList()
                .forEach(Log::await);
    }

    public void send(String key, byte[] value) {
        await(producer.send(new ProducerRecord<>(topic, key, value)));
    }

    private static void await(Future<?> sent) {
        try {
            sent.get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
