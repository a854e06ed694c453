package muster.feed;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** The topic that the relay fills. One made anew under the same name has another id. */
record Topic(String name, String id, Set<Integer> partitions) {

    static Topic of(TopicDescription description) {
        return new Topic(
                description.name(),
                description.topicId().toString(),
                description.partitions().stream()
                        .map(TopicPartitionInfo::partition)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    List<TopicPartition> all() {
        return partitions.stream()
                .sorted()
                .map(partition -> new TopicPartition(name, partition))
                .toList();
    }
}
