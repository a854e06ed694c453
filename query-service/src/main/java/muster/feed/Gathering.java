package muster.feed;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import muster.event.Coalition;
import muster.projection.Digest;
import muster.projection.Row;
import muster.projection.Stop;

/** What a rebuild has found so far of the positions up to the one that it builds up to. */
final class Gathering {

    /** Set with each hash, so that one of 0 is not taken for none. */
    private static final long FOUND = 1L << 62;

    private final long of;
    private final long[] hashes;
    private final @Nullable Coalition[] whose;
    private final MessageDigest sha256 = sha256();
    private final Map<Coalition, Digest> digests = new HashMap<>();
    private final Map<Coalition, Stop> stops = new HashMap<>();
    private final AtomicLong done = new AtomicLong();

    Gathering(long of) {
        this.of = of;
        this.hashes = new long[Math.toIntExact(of + 1)];
        this.whose = new @Nullable Coalition[hashes.length];
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    /** How many positions there are to find. */
    long of() {
        return of;
    }

    /** How many are found. */
    long done() {
        return done.get();
    }

    /** Those of the rows that are new; a position that comes again with other bytes stops both coalitions. */
    List<Row> take(Collection<Row> rows) {
        List<Row> fresh = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (row.position() >= 1 && row.position() <= of && isNew(row)) {
                fresh.add(row);
            }
        }
        done.addAndGet(fresh.size());
        return fresh;
    }

    private boolean isNew(Row row) {
        int position = (int) row.position();
        long hash = hash(row);
        if (hashes[position] == 0) {
            hashes[position] = hash | FOUND;
            whose[position] = row.coalition();
            digests.merge(row.coalition(), Digest.NONE.plus(hash), (digest, _) -> digest.plus(hash));
            return true;
        }
        if (hashes[position] != (hash | FOUND)) {
            cameTwice(row.coalition(), position);
            Optional.ofNullable(whose[position]).ifPresent(first -> cameTwice(first, position));
        }
        return false;
    }

    private void cameTwice(Coalition coalition, int position) {
        stop(new Stop(coalition, position - 1L, "Position %d came twice with different bytes.".formatted(position)));
    }

    /** The first 56 bits of SHA-256(position ‖ record), as PostgreSQL is asked for of the live rows. */
    private long hash(Row row) {
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(row.position()).flip());
        return ByteBuffer.wrap(sha256.digest(row.bytes())).getLong() >>> Byte.SIZE;
    }

    /** What each coalition comes to. */
    Map<Coalition, Digest> digests() {
        return digests;
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
        while (position <= of && hashes[(int) position] != 0) {
            position++;
        }
        return position;
    }
}
