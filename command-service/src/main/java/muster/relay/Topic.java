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

    /** The topic as it is. */
    TopicFacts facts() throws InterruptedException {
        var topic = describe().orElseThrow(() -> new BrokerTrouble("the topic " + settings.topic() + " is gone"));
        return new TopicFacts(
                topic.topicId().toString(), ends(topic.partitions().size()));
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

    private List<Long> ends(int partitions) throws InterruptedException {
        var all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(settings.topic(), partition))
                .toList();
        var found = admin.listOffsets(all.stream().collect(Collectors.toMap(it -> it, it -> OffsetSpec.latest())));
        var ends = new ArrayList<Long>();
        for (var partition : all) {
            ends.add(get(found.partitionResult(partition)).offset());
        }
        return ends;
    }

    private <T> T get(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw BrokerTrouble.because(e);
        }
    }
}
