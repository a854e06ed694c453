package muster.audit;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import muster.ledger.Note;
import muster.ledger.TilePath;
import muster.ledger.Tiles.Tile;
import muster.ledger.VerifierKey;

/**
 * A copy of a log, wherever it is kept, and what goes with it. Nothing of what it hands over is to be believed. What cannot
 * be had makes each method throw {@link Unavailable}. For one thread.
 */
interface LogSource extends AutoCloseable {

    /** What a person calls it. */
    String name();

    /** What the log said of itself last; the same each time it is asked. */
    Optional<Note> checkpoint();

    /** The key that it names as the log's. */
    Optional<VerifierKey> key();

    /**
     * The records from the first on, in the order in which it has them.
     *
     * @param until how many at most
     */
    Records records(long until);

    /**
     * The hashes of a tile, as soon as the records under it were read; nothing if this source keeps none, and no bytes if it
     * should have it and does not hand it over.
     */
    Optional<byte[]> tile(Tile tile);

    /** A bundle of records, under the same conditions. */
    Optional<byte[]> bundle(TilePath path);

    /** Prefers a checkpoint that suits, where there may be several; waits a while for it where one may come. */
    default void prefer(Predicate<Note> suits) {}

    /** What struck it as wrong while its records were read. */
    default List<Finding> oddities() {
        return List.of();
    }

    @Override
    void close();

    /** Records on their way. */
    interface Records {

        /** The next records, so many unless these are the last; none at the end. */
        List<byte[]> next(int most);
    }
}
