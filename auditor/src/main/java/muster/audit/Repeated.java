package muster.audit;

import java.util.Optional;

import muster.ledger.Hash;

/** What a topic says twice: a record may come again, but only as it was. The hashes of the last ones are remembered. */
final class Repeated {

    private static final int REMEMBERED = 1 << 16;

    private final Hash[] last = new Hash[REMEMBERED];
    private long newest;
    private long notCompared;

    void seen(long position, byte[] record) {
        newest = position;
        last[(int) (position % REMEMBERED)] = Hash.ofLeaf(record);
    }

    /** What is wrong with a record that comes again. */
    Optional<Finding> judge(long position, byte[] record) {
        if (position < 1 || position <= newest - REMEMBERED) {
            notCompared++;
            return Optional.empty();
        }
        return Hash.ofLeaf(record).equals(last[(int) (position % REMEMBERED)])
                ? Optional.empty()
                : Optional.of(Finding.at(
                        Stretch.of(position),
                        "The topic holds two records that say they are at position %s, and they differ."
                                .formatted(Words.count(position))));
    }

    /** Whether anything came again so late that it could not be compared. */
    Optional<Finding> finding() {
        return notCompared == 0
                ? Optional.empty()
                : Optional.of(
                        Finding.of("%s came again in the topic more than %s positions later, and could not be compared."
                                .formatted(Words.count(notCompared, "record"), Words.count(REMEMBERED))));
    }
}
