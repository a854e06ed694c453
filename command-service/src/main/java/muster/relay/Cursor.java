package muster.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.kafka.common.utils.Utils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * How far the relay has come with filling a topic from the first record on.
 *
 * @param topicId the topic that takes the records, which is another one when it was made anew under its old name
 * @param position all records up to this one are in it
 * @param begins by partition, the offset of the first record that was acknowledged; the end, where there is none yet
 * @param ends by partition, the offset after the last record that was acknowledged
 */
record Cursor(String topicId, long position, List<Long> begins, List<Long> ends) {

    static final Cursor NOWHERE = new Cursor("", 0, List.of(), List.of());

    Cursor {
        begins = List.copyOf(begins);
        ends = List.copyOf(ends);
    }

    /** Before the first record, behind whatever the topic holds. */
    static Cursor behind(TopicFacts topic) {
        return new Cursor(topic.id(), 0, topic.ends(), topic.ends());
    }

    /** Whether the topic is the one that was filled, and still holds all that it acknowledged. */
    boolean isHeldBy(TopicFacts topic) {
        return topic.id().equals(topicId)
                && IntStream.range(0, ends.size()).allMatch(partition -> isHeldBy(topic, partition));
    }

    private boolean isHeldBy(TopicFacts topic, int partition) {
        return topic.end(partition) >= ends.get(partition)
                && (isEmpty(partition) || topic.begin(partition) <= begins.get(partition));
    }

    private boolean isEmpty(int partition) {
        return begins.get(partition).equals(ends.get(partition));
    }

    /**
     * The partition of a key: chosen as Kafka's own clients do, among those that the topic had when its filling began. One
     * that was added since stays empty. With it, a coalition's records would go on in another partition than they began
     * in, and who reads both from the beginning could meet the later ones first.
     */
    int partition(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % ends.size();
    }

    /** After a record was acknowledged. */
    Cursor after(long newPosition, int partition, long offset) {
        var newBegins = isEmpty(partition) ? with(begins, partition, offset) : begins;
        return new Cursor(topicId, newPosition, newBegins, with(ends, partition, offset + 1));
    }

    private static List<Long> with(List<Long> offsets, int partition, long offset) {
        var changed = new ArrayList<>(offsets);
        changed.set(partition, offset);
        return changed;
    }

    /** Whether this offset was acknowledged before: then what it was given to is lost. */
    boolean hasPassed(int partition, long offset) {
        return offset < ends.get(partition);
    }
}
