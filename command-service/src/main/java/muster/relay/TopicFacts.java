package muster.relay;

import java.util.List;

/**
 * A topic as it is at the broker.
 *
 * @param begins by partition, the offset of the first record that is still there
 * @param ends by partition, the offset that the next record will have
 */
record TopicFacts(String id, List<Long> begins, List<Long> ends) {

    TopicFacts {
        begins = List.copyOf(begins);
        ends = List.copyOf(ends);
    }

    long begin(int partition) {
        return partition < begins.size() ? begins.get(partition) : 0;
    }

    long end(int partition) {
        return partition < ends.size() ? ends.get(partition) : 0;
    }
}
