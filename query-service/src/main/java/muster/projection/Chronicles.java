package muster.projection;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;

import muster.event.Coalition;
import muster.event.Recorded;
import muster.stance.Chronicle;

/**
 * The coalitions' chronicles: of those lately asked about in memory, as many as there is room for, of all in PostgreSQL. What
 * is new is added to those in memory, so that an event costs what it changes and not what there is.
 */
@Component
class Chronicles {

    /** What a record may take in memory, its places in the indexes included. */
    private static final long BYTES_PER_RECORD = 12_000;

    private final StoredRecords store;
    private final Cache<Coalition, Held> held;

    Chronicles(StoredRecords store) {
        this.store = store;
        long most = Runtime.getRuntime().maxMemory() / BYTES_PER_RECORD;
        this.held = Caffeine.newBuilder()
                .maximumWeight(most)
                // One that would not fit by itself is kept as well: else each question would read it whole.
                .weigher((Coalition _, Held one) -> (int) Math.min(one.chronicle.size(), most / 2))
                .executor(Runnable::run)
                .build();
    }

    /** One chronicle in memory; who adds to it has the lock. */
    private static final class Held {

        private final Lock lock = new ReentrantLock();
        private final Chronicle chronicle = new Chronicle();
    }

    /**
     * A coalition's chronicle, read from PostgreSQL as far as it is not here.
     *
     * @param upTo the position of the last record that it must have
     * @throws StoreAway it cannot be read now
     */
    Chronicle of(Coalition coalition, long upTo) {
        if (upTo == 0) {
            return new Chronicle();
        }
        Held one = held.get(coalition, _ -> new Held());
        if (one.chronicle.lastPosition() < upTo) {
            read(coalition, one, upTo);
        }
        return one.chronicle;
    }

    private void read(Coalition coalition, Held one, long upTo) {
        one.lock.lock();
        try {
            store.read(coalition, one.chronicle.lastPosition(), upTo, one.chronicle::add);
        } catch (SQLException away) {
            throw new StoreAway(away);
        } finally {
            one.lock.unlock();
        }
        weighAgain(coalition, one);
    }

    /** A chronicle grows, and Caffeine weighs what is put alone. */
    private void weighAgain(Coalition coalition, Held one) {
        ConcurrentMap<Coalition, Held> all = held.asMap();
        all.replace(coalition, one, one);
    }

    /** Takes what was just applied, for those that are here, and for those that begin. */
    void take(List<Recorded> news, Snapshot before) {
        Map<Coalition, List<Recorded>> byCoalition = news.stream().collect(Collectors.groupingBy(Recorded::coalition));
        byCoalition.forEach((coalition, records) -> take(coalition, records, before.last(coalition)));
    }

    private void take(Coalition coalition, Collection<Recorded> records, long last) {
        Held one = last == 0 ? held.get(coalition, _ -> new Held()) : held.getIfPresent(coalition);
        if (one == null) {
            return;
        }
        if (!one.lock.tryLock()) {
            // Somebody reads it just now, and will read these when they are asked for.
            return;
        }
        try {
            // One that lacks something before these reads it all from PostgreSQL when it is asked for.
            if (one.chronicle.lastPosition() >= last) {
                records.forEach(one.chronicle::add);
            }
        } finally {
            one.lock.unlock();
        }
        weighAgain(coalition, one);
    }

    /** Forgets what is in memory: what is stored is another now. */
    void forget() {
        held.invalidateAll();
    }
}
