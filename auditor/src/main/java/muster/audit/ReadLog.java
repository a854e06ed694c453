package muster.audit;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

import muster.audit.Reading.Agreement;
import muster.ledger.Hash;
import muster.ledger.TilePath;
import muster.ledger.Tiles;

/**
 * All records of a log, read once and in order, block by block: their tree, what they say of their places, and how the log's
 * tiles and bundles stand to them. Blocks are read by several threads at once, a few at a time.
 */
final class ReadLog {

    private static final int IN_FLIGHT = 8;

    private final LogSource source;
    private final String origin;
    private final Collection<Long> sizes;
    private final ServedTiles served;
    private final OwnTree own = new OwnTree();
    private final Contents contents;
    private final Map<Long, Hash> roots = new HashMap<>();
    private final Map<Long, List<Hash>> keptLeaves = new HashMap<>();
    private final Set<Long> kept = new HashSet<>();
    private Optional<Stretch> firstWrongBundle = Optional.empty();
    private long wrongBundles;

    private ReadLog(LogSource source, String origin, long signed, Collection<Long> sizes) {
        this.source = source;
        this.origin = origin;
        this.sizes = sizes;
        this.served = new ServedTiles(source, signed);
        this.contents = Contents.of(new Block(0, List.of(), Optional.empty(), Optional.empty()), new byte[0]);
        sizes.forEach(size -> kept.add(size / TilePath.FULL));
        rootsIn(0, 0);
    }

    /** Who is told of each block, in order. */
    interface Onlooker {
        void read(Reading block, OwnTree soFar);
    }

    /**
     * Reads it.
     *
     * @param signed the size of the tree that the log has signed; 0 if it has signed none
     * @param until how many records to read at most
     * @param sizes at which the root is wanted
     */
    static ReadLog of(
            LogSource source,
            String origin,
            long signed,
            long until,
            Collection<Long> sizes,
            ExecutorService readers,
            Onlooker onlooker) {
        ReadLog log = new ReadLog(source, origin, signed, sizes);
        log.read(until, readers, onlooker);
        return log;
    }

    private void read(long until, ExecutorService readers, Onlooker onlooker) {
        LogSource.Records records = source.records(until);
        Deque<Future<Reading>> inFlight = new ArrayDeque<>();
        long index = 0;
        for (List<byte[]> next = records.next(TilePath.FULL); !next.isEmpty(); ) {
            Block block = block(index++, next);
            inFlight.add(readers.submit((Callable<Reading>) () -> Reading.of(block, origin)));
            if (inFlight.size() >= IN_FLIGHT) {
                take(inFlight, onlooker);
            }
            next = next.size() < TilePath.FULL ? List.of() : records.next(TilePath.FULL);
        }
        while (!inFlight.isEmpty()) {
            take(inFlight, onlooker);
        }
        compareEdge();
    }

    private Block block(long index, List<byte[]> records) {
        Optional<byte[]> bundle = Tiles.tile(0, index, served.size())
                .filter(tile -> tile.path().width() == records.size())
                .flatMap(tile -> source.bundle(tile.path()));
        return new Block(index, records, served.leaves(index), bundle);
    }

    private void take(Deque<Future<Reading>> inFlight, Onlooker onlooker) {
        try {
            add(inFlight.removeFirst().get(), onlooker);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Interrupted.", e);
        }
    }

    private void add(Reading block, Onlooker onlooker) {
        long before = own.size();
        own.add(block);
        contents.add(block.contents());
        if (kept.contains(block.block().index())) {
            keptLeaves.put(block.block().index(), block.leaves());
        }
        rootsIn(before + 1, own.size());
        served.compared(block);
        for (int level = 1;
                block.root().isPresent() && own.count(level) > 0 && own.count(level) % TilePath.FULL == 0;
                level++) {
            served.compareAbove(level, own.count(level) / TilePath.FULL - 1, own);
        }
        addBundle(block);
        onlooker.read(block, own);
    }

    private void addBundle(Reading block) {
        if (block.bundle() == Agreement.OTHER || block.bundle() == Agreement.WITHHELD) {
            wrongBundles++;
            if (firstWrongBundle.isEmpty()) {
                long first = block.block().first();
                firstWrongBundle = Optional.of(
                        new Stretch(first, first + block.block().records().size() - 1));
            }
        }
    }

    private void rootsIn(long from, long to) {
        sizes.stream().filter(size -> size >= from && size <= to).forEach(size -> roots.put(size, own.root(size)));
    }

    private void compareEdge() {
        for (int level = 1; level <= 7; level++) {
            long count = own.count(level);
            if (count % TilePath.FULL != 0) {
                served.compareAbove(level, count / TilePath.FULL, own);
            }
        }
    }

    OwnTree tree() {
        return own;
    }

    Contents contents() {
        return contents;
    }

    ServedTiles served() {
        return served;
    }

    /** The root at a size that was asked for; nothing if there are fewer records. */
    Optional<Hash> root(long size) {
        return Optional.ofNullable(roots.get(size));
    }

    /** The positions of the first bundle that does not hold the same records. */
    Optional<Stretch> firstWrongBundle() {
        return firstWrongBundle;
    }

    long wrongBundles() {
        return wrongBundles;
    }

    /** Where the records part from those under a trusted root; nothing if that cannot be told. */
    Optional<List<Stretch>> wrongUnder(Trusted trusted) {
        return new Search(trusted.size(), own, keptLeaves, served).under(trusted.root());
    }
}
