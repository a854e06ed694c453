package muster.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import muster.event.Coalition;
import muster.projection.Entry;
import muster.projection.Line;
import muster.projection.Stop;

/** What a rebuild has found so far of the positions up to the one that it builds up to. */
final class Gathering {

    private final long of;
    private final long[] fingerprints;
    private final Map<Coalition, Stop> stops = new HashMap<>();
    private final AtomicLong done = new AtomicLong();

    Gathering(long of) {
        this.of = of;
        this.fingerprints = new long[Math.toIntExact(of + 1)];
    }

    /** How many positions there are to find. */
    long of() {
        return of;
    }

    /** How many are found. */
    long done() {
        return done.get();
    }

    /** Those of the lines that are new; a position that comes again with other bytes stops both coalitions. */
    List<Line> take(Collection<Line> lines) {
        List<Line> fresh = new ArrayList<>();
        for (Line line : lines) {
            if (line.entry().position() >= 1 && line.entry().position() <= of && isNew(line)) {
                fresh.add(line);
            }
        }
        done.addAndGet(fresh.size());
        return fresh;
    }

    private boolean isNew(Line line) {
        int position = (int) line.entry().position();
        long fingerprint = fingerprint(line.bytes());
        if (fingerprints[position] == 0) {
            fingerprints[position] = fingerprint;
            if (line.entry() instanceof Entry.Closed closed) {
                stop(Stop.unreadable(closed.coalition(), closed.position(), closed.why()));
            }
            return true;
        }
        if (fingerprints[position] != fingerprint) {
            stop(new Stop(
                    line.entry().coalition(),
                    position - 1L,
                    "Position %d came twice with different bytes.".formatted(position)));
        }
        return false;
    }

    /** Never 0, which stands for a position that is not found yet. */
    private static long fingerprint(byte[] bytes) {
        return ((long) bytes.length << 32 | Integer.toUnsignedLong(Arrays.hashCode(bytes))) | 1L << 62;
    }

    void stop(Stop stop) {
        if (stop.after() < of) {
            stops.merge(stop.coalition(), stop, Stop::earlier);
        }
    }

    Collection<Stop> stops() {
        return stops.values();
    }

    /** The first position from there on that is not found; one behind the last if all are. */
    long firstMissing(long from) {
        long position = from;
        while (position <= of && fingerprints[(int) position] != 0) {
            position++;
        }
        return position;
    }
}
