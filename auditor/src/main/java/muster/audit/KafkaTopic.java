package muster.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import muster.ledger.Checkpoint;
import muster.ledger.Note;
import muster.ledger.TilePath;
import muster.ledger.Tiles.Tile;
import muster.ledger.VerifierKey;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What a log has sent to Kafka: its records, and beside them its checkpoints. */
final class KafkaTopic implements LogSource {

    static final String EVENTS = "muster.events";
    static final String CHECKPOINTS = "muster.checkpoints";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Of each partition: a log makes several a second at most, and the last ones are of interest. */
    private static final long CHECKPOINTS_READ = 1_000;

    private final String bootstrap;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Duration onTheWay;
    private List<Note> checkpoints = List.of();
    private Predicate<Note> suits = _ -> true;
    private Optional<TopicRecords> reading = Optional.empty();

    /** @param onTheWay how long a record may be on its way to the topic that a checkpoint there already speaks of */
    KafkaTopic(String bootstrap, Supplier<Consumer<byte[], byte[]>> consumers, Duration onTheWay) {
        this.bootstrap = bootstrap;
        this.consumers = consumers;
        this.onTheWay = onTheWay;
    }

    /** The topics of the brokers at an address, {@code 127.0.0.1:19092}. */
    static KafkaTopic at(String bootstrap) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrap,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed",
                "fetch.max.bytes",
                1 << 20,
                "max.partition.fetch.bytes",
                1 << 18,
                "default.api.timeout.ms",
                (int) PATIENCE.toMillis());
        return new KafkaTopic(
                bootstrap,
                () -> new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                Duration.ofSeconds(10));
    }

    @Override
    public String name() {
        return "the topic %s at %s".formatted(EVENTS, bootstrap);
    }

    @Override
    public void prefer(Predicate<Note> suiting) {
        suits = suiting;
    }

    /** The last one that suits; where none does, the last one. */
    @Override
    public Optional<Note> checkpoint() {
        if (checkpoints.isEmpty()) {
            checkpoints = asking(this::lastCheckpoints);
        }
        Comparator<Note> bySize =
                Comparator.comparingLong(note -> Checkpoint.parse(note.text()).size());
        return checkpoints.stream()
                .filter(suits)
                .max(bySize)
                .or(() -> checkpoints.stream().max(bySize));
    }

    private List<Note> lastCheckpoints() {
        List<Note> notes = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            List<TopicPartition> partitions = TopicRecords.assign(consumer, CHECKPOINTS);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.beginningOffsets(partitions)
                    .forEach((partition, begin) -> consumer.seek(
                            partition, Math.max(begin, ends.getOrDefault(partition, 0L) - CHECKPOINTS_READ)));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> read(record.value()).ifPresent(notes::add));
                if (System.nanoTime() > deadline) {
                    throw new Unavailable("The topic %s cannot be read to its end; try again.".formatted(CHECKPOINTS));
                }
            }
        }
        if (notes.isEmpty()) {
            throw new Unavailable("There is no checkpoint in the topic %s at %s.".formatted(CHECKPOINTS, bootstrap));
        }
        return notes;
    }

    private static Optional<Note> read(byte[] value) {
        try {
            Note note = Note.parse(value);
            Checkpoint.parse(note.text());
            return Optional.of(note);
        } catch (IllegalArgumentException noCheckpoint) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<VerifierKey> key() {
        return Optional.empty();
    }

    @Override
    public Records records(long until) {
        String origin =
                checkpoint().map(note -> Checkpoint.parse(note.text()).origin()).orElseThrow();
        TopicRecords records =
                asking(() -> TopicRecords.of(consumers.get(), ("https://" + origin).getBytes(UTF_8), until, onTheWay));
        reading = Optional.of(records);
        return most -> asking(() -> records.next(most));
    }

    private <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (KafkaException e) {
            throw new Unavailable(
                    "Kafka at %s cannot be read: %s. Is it running, and is --kafka its address?"
                            .formatted(bootstrap, e.getMessage()),
                    e);
        }
    }

    @Override
    public Optional<byte[]> tile(Tile tile) {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> bundle(TilePath path) {
        return Optional.empty();
    }

    @Override
    public List<Finding> oddities() {
        return reading.map(TopicRecords::oddities).orElse(List.of());
    }

    @Override
    public void close() {
        reading.ifPresent(TopicRecords::close);
    }
}
