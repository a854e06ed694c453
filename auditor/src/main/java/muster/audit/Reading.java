package muster.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import muster.ledger.EntryBundle;
import muster.ledger.Hash;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What the auditor makes of a block: a function of its bytes alone, so that many can be read at once.
 *
 * @param leafBytes the leaf hashes one behind the other
 * @param root over them, where the block is full
 * @param tile whether the log's tile agrees
 * @param bundle whether the log's bundle agrees
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reading(
        Block block, byte[] leafBytes, Optional<Hash> root, Contents contents, Agreement tile, Agreement bundle) {

    /** How what a log serves stands to what its records say. */
    enum Agreement {
        /** Nothing was to be had, and nothing is owed. */
        NONE,
        SAME,
        OTHER,
        /** It is owed, and was not handed over. */
        WITHHELD;

        static Agreement of(Optional<byte[]> served, Predicate<byte[]> same) {
            return served.map(theirs -> of(theirs, same)).orElse(NONE);
        }

        private static Agreement of(byte[] theirs, Predicate<byte[]> same) {
            if (theirs.length == 0) {
                return WITHHELD;
            }
            return same.test(theirs) ? SAME : OTHER;
        }
    }

    /** Reads a block of the log of an origin. */
    static Reading of(Block block, String origin) {
        Leaves digest = new Leaves();
        byte[] leaves = digest.of(block.records());
        return new Reading(
                block,
                leaves,
                block.isFull() ? Optional.of(digest.over(leaves)) : Optional.empty(),
                Contents.of(block, ("https://" + origin).getBytes(UTF_8)),
                Agreement.of(block.tile(), theirs -> Arrays.equals(theirs, leaves)),
                Agreement.of(block.bundle(), theirs -> sameRecords(theirs, block.records())));
    }

    private static boolean sameRecords(byte[] bundle, List<byte[]> records) {
        int at = 0;
        for (byte[] record : records) {
            int from = at + 2;
            int to = from + record.length;
            if (record.length > EntryBundle.MOST
                    || to > bundle.length
                    || (((bundle[at] & 0xff) << 8) | (bundle[at + 1] & 0xff)) != record.length
                    || !Arrays.equals(bundle, from, to, record, 0, record.length)) {
                return false;
            }
            at = to;
        }
        return at == bundle.length;
    }

    /** The leaf hashes. */
    List<Hash> leaves() {
        return HashRow.of(leafBytes);
    }
}
