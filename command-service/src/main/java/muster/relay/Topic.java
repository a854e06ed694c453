package muster.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The relay's topic: makes it, keeps it from forgetting, and tells what it holds. */
final class Topic {

    /** Records are kept without end, and a batch of the relay's always fits. */
    private static final Map<String, String> CONFIGURATION = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            "-1",
            TopicConfig.RETENTION_BYTES_CONFIG,
            "-1",
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            Integer.toString(2 * Shipment.BATCH_BYTES));

    private static final long TO_THE_END = -1;

    private final Admin admin;
    private final RelaySettings settings;
    private final Duration patience;

    Topic(Admin admin, RelaySettings settings, Duration patience) {
        this.admin = admin;
        this.settings = settings;
        this.patience = patience;
    }

    /** The topic as it is; makes it first where it is not, and mends its settings where another has made it. */
    TopicFacts ensured() throws InterruptedException {
        var found = describe();
        if (found.isEmpty()) {
            create();
        }
        configure();
        return facts();
    }

    /** The topic after all that it holds was taken from it; what comes next has the offsets that it would have had. */
    TopicFacts emptied() throws InterruptedException {
        var all = partitions(description());
        get(admin.deleteRecords(toEach(all, RecordsToDelete.beforeOffset(TO_THE_END)))
                .all());
        return facts();
    }

    private TopicFacts facts() throws InterruptedException {
        var topic = description();
        var all = partitions(topic);
        return new TopicFacts(
                topic.topicId().toString(), offsets(all, OffsetSpec.earliest()), offsets(all, OffsetSpec.latest()));
    }

    private List<TopicPartition> partitions(TopicDescription topic) {
        return IntStream.range(0, topic.partitions().size())
                .mapToObj(partition -> new TopicPartition(settings.topic(), partition))
                .toList();
    }

    private List<Long> offsets(List<TopicPartition> partitions, OffsetSpec which) throws InterruptedException {
        var found = admin.listOffsets(toEach(partitions, which));
        var offsets = new ArrayList<Long>();
        for (var partition : partitions) {
            offsets.add(get(found.partitionResult(partition)).offset());
        }
        return offsets;
    }

    private static <T> Map<TopicPartition, T> toEach(List<TopicPartition> partitions, T value) {
        return partitions.stream().collect(Collectors.toMap(it -> it, _ -> value));
    }

    private TopicDescription description() throws InterruptedException {
        return describe().orElseThrow(() -> new BrokerTrouble("the topic " + settings.topic() + " is gone"));
    }

    private Optional<TopicDescription> describe() throws InterruptedException {
        try {
            return get(admin.describeTopics(List.of(settings.topic())).allTopicNames()).values().stream()
                    .findFirst();
        } catch (BrokerTrouble e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void create() throws InterruptedException {
        var topic = new NewTopic(settings.topic(), Optional.of(settings.partitions()), Optional.empty());
        try {
            get(admin.createTopics(List.of(topic.configs(CONFIGURATION))).all());
        } catch (BrokerTrouble e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
        awaitThere();
    }

    /** What has been created is known to a broker only a little later. */
    private void awaitThere() throws InterruptedException {
        long start = System.nanoTime();
        while (describe().isEmpty()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new BrokerTrouble("the topic " + settings.topic() + " was made and cannot be seen");
            }
            Thread.sleep(50);
        }
    }

    private void configure() throws InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, settings.topic());
        var present = get(admin.describeConfigs(List.of(resource)).all())
                .values()
                .iterator()
                .next();
        var changes = CONFIGURATION.entrySet().stream()
                .filter(wanted ->
                        !wanted.getValue().equals(present.get(wanted.getKey()).value()))
                .map(wanted -> new AlterConfigOp(
                        new ConfigEntry(wanted.getKey(), wanted.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        if (!changes.isEmpty()) {
            get(admin.incrementalAlterConfigs(Map.of(resource, changes)).all());
        }
    }

    private <T> T get(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw BrokerTrouble.because(e);
        }
    }
}
