package muster.audit;

import java.util.Random;

import muster.ledger.SigningKey;

/**
 * What somebody who may change anything in the database has done to a log.
 *
 * @param first the first position at which another record is served than was recorded; 0 if none is
 */
record Mutation(Deed deed, Cover cover, StoredLog log, long first) {

    /** What was done. */
    enum Deed {
        BIT,
        DROPPED,
        DROPPED_AND_RENUMBERED,
        DOUBLED,
        SWAPPED,
        INSERTED,
        CUT,
        TILE,
        LEAF,
        OLD_CHECKPOINT
    }

    /** What was done so that it would not be noticed. */
    enum Cover {
        NONE,
        LEAF_RECOMPUTED,
        TILES_RECOMPUTED,
        SIGNED_ANEW
    }

    /** One of them, at random. */
    static Mutation of(HonestLog honest, SigningKey stolen, Random random) {
        Deed deed = Deed.values()[random.nextInt(Deed.values().length)];
        boolean coverable = deed.compareTo(Deed.TILE) < 0;
        Cover cover = coverable ? Cover.values()[random.nextInt(Cover.values().length)] : Cover.NONE;
        StoredLog log = honest.copy();
        log.servesBundles = random.nextInt(10) == 0;
        long first = new Mutator(log, honest, random).apply(deed);
        cover(log, honest, cover, stolen);
        return new Mutation(deed, cover, log, first);
    }

    private static void cover(StoredLog log, HonestLog honest, Cover cover, SigningKey stolen) {
        if (cover != Cover.NONE) {
            log.rows.replaceAll(honest::withItsLeaf);
        }
        if (cover.compareTo(Cover.TILES_RECOMPUTED) >= 0) {
            log.recomputeTiles();
        }
        if (cover == Cover.SIGNED_ANEW) {
            log.signAnew(stolen);
        }
    }

    @Override
    public String toString() {
        return "%s, %s, first at %d".formatted(deed, cover, first);
    }
}
