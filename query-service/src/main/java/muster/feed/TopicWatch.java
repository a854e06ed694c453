package muster.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Looks after the topic beside the reading: an idle consumer cannot tell a quiet log from a broker that is away, nor a
 * topic from another one of the same name.
 */
final class TopicWatch {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Admin admin;
    private final String name;
    private final Clock clock;
    private Instant asked = Instant.MIN;
    private Instant answered = Instant.MIN;
    private KafkaFuture<Topic> describing = KafkaFuture.completedFuture(new Topic("", "", Set.of()));
    private KafkaFuture<Map<TopicPartition, Long>> ending = KafkaFuture.completedFuture(Map.of());
    private boolean pending;
    private Map<TopicPartition, Long> ends = Map.of();

    TopicWatch(Admin admin, String name, Clock clock) {
        this.admin = admin;
        this.name = name;
        this.clock = clock;
    }

    /** The topic; empty if there is none. Waits for the broker as long as a request may take. */
    Optional<Topic> find() throws InterruptedException {
        try {
            Topic found = describe().get();
            answered = clock.instant();
            return Optional.of(found);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw failed.getCause() instanceof KafkaException cause ? cause : new KafkaException(failed.getCause());
        }
    }

    private KafkaFuture<Topic> describe() {
        return admin.describeTopics(List.of(name))
                .allTopicNames()
                .thenApply(all -> Topic.of(all.values().iterator().next()));
    }

    /**
     * Asks again after a while, without waiting; takes in what was answered.
     *
     * @throws TopicChanged it is not the topic that is being read any more
     */
    void look(Topic reading) {
        if (pending && describing.isDone() && ending.isDone()) {
            pending = false;
            take(reading);
        }
        if (!pending && clock.instant().isAfter(asked.plus(PAUSE))) {
            ask(reading);
        }
    }

    private void ask(Topic reading) {
        asked = clock.instant();
        pending = true;
        describing = describe();
        ending = admin.listOffsets(
                        reading.all().stream().collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest())))
                .all()
                .thenApply(all -> all.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, end -> end.getValue().offset())));
    }

    private void take(Topic reading) {
        try {
            Topic now = describing.getNow(reading);
            if (!now.equals(reading)) {
                throw new TopicChanged("The topic %s is not the one that was read so far.".formatted(name));
            }
            ends = ending.getNow(Map.of());
            answered = asked;
        } catch (ExecutionException | CompletionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new TopicChanged("The topic %s is gone.".formatted(name));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** When the broker was last asked something that it answered. */
    Instant lastAnswered() {
        return answered;
    }

    /** Where each partition ended when last seen. */
    Map<TopicPartition, Long> ends() {
        return ends;
    }
}
