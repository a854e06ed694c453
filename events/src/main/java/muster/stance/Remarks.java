package muster.stance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

import muster.event.AboutStatement;
import muster.event.Recorded;

/** What was ever recorded about one statement. One thread adds; any number read meanwhile. */
final class Remarks {

    private volatile @Nullable Queue<Heard> all;
    private volatile @Nullable Recorded retraction;

    /** Takes a corroboration or a dispute; by position, as they are recorded. */
    void add(Heard remark) {
        var queue = all;
        if (queue == null) {
            queue = new ConcurrentLinkedQueue<>();
            all = queue;
        }
        queue.add(remark);
    }

    /** The first retraction holds. */
    void retractedBy(Recorded by) {
        if (retraction == null) {
            retraction = by;
        }
    }

    boolean isEmpty() {
        return all == null;
    }

    boolean isRetractedAt(long position) {
        Recorded by = retraction;
        return by != null && by.position() <= position;
    }

    Optional<Recorded> retractionKnownAt(long position) {
        return Optional.ofNullable(retraction).filter(by -> by.position() <= position);
    }

    List<Recorded> knownAt(long position, Class<? extends AboutStatement> type) {
        var queue = all;
        if (queue == null) {
            return List.of();
        }
        List<Recorded> known = new ArrayList<>();
        for (Heard remark : queue) {
            if (type.isInstance(remark.event()) && remark.isKnownAt(position)) {
                known.add(remark.recorded());
            }
        }
        return known;
    }
}
