package muster.relay;

import java.util.ArrayList;
import java.util.List;

/**
 * How far the relay has come.
 *
 * @param topicId the topic that took the records, which is another one when it was made anew under its old name
 * @param position all records up to this one are in it
 * @param ends by partition, the offset after the last record that was acknowledged
 */
record Cursor(String topicId, long position, List<Long> ends) {

    static final Cursor NOWHERE = new Cursor("", 0, List.of());

    Cursor {
        ends = List.copyOf(ends);
    }

    /**
     * Where to go on from, given what the topic holds: from the beginning, if it holds less than it acknowledged. What
     * is sent twice does no harm, since readers go by position.
     */
    Cursor checkedAgainst(TopicFacts topic) {
        return topic.id().equals(topicId) && holdsAll(topic) ? this : new Cursor(topic.id(), 0, topic.ends());
    }

    private boolean holdsAll(TopicFacts topic) {
        for (int partition = 0; partition < ends.size(); partition++) {
            if (topic.end(partition) < ends.get(partition)) {
                return false;
            }
        }
        return true;
    }

    /** After a record was acknowledged. */
    Cursor after(long newPosition, int partition, long offset) {
        var newEnds = new ArrayList<>(ends);
        while (newEnds.size() <= partition) {
            newEnds.add(0L);
        }
        newEnds.set(partition, offset + 1);
        return new Cursor(topicId, newPosition, newEnds);
    }

    /** Whether this offset was acknowledged before: then what it was given to is lost. */
    boolean hasPassed(int partition, long offset) {
        return partition < ends.size() && offset < ends.get(partition);
    }
}
