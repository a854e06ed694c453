package muster.relay;

import java.util.List;

/** A topic as it is at the broker: its id, and for each partition the offset that the next record will have. */
record TopicFacts(String id, List<Long> ends) {

    TopicFacts {
        ends = List.copyOf(ends);
    }

    long end(int partition) {
        return partition < ends.size() ? ends.get(partition) : 0;
    }
}
