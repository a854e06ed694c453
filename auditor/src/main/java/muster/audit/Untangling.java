package muster.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import muster.ledger.Hash;

/**
 * Which of two versions of each hash is right, judged by what stands over all of them: the log's, the auditor's own, or a
 * mixture, where a record was altered in one place and a tile in another.
 */
final class Untangling {

    /** With so many places that differ, each mixture is tried; there are two to the power of it. */
    private static final int MOST_MIXED = 8;

    private Untangling() {}

    /** A hash, as computed from the records and as the log has it. */
    record Versions(Optional<Hash> own, Optional<Hash> served) {

        boolean differ() {
            return own.isPresent() && served.isPresent() && !own.equals(served);
        }
    }

    /** The hashes that combine to the trusted one; nothing if none do. */
    static Optional<List<Hash>> of(List<Versions> all, Function<List<Hash>, Hash> combine, Hash trusted) {
        if (all.stream()
                .anyMatch(versions ->
                        versions.own().isEmpty() && versions.served().isEmpty())) {
            return Optional.empty();
        }
        List<Integer> differing = IntStream.range(0, all.size())
                .filter(i -> all.get(i).differ())
                .boxed()
                .toList();
        return choices(differing.size())
                .mapToObj(choice -> chosen(all, differing, choice))
                .filter(hashes -> combine.apply(hashes).equals(trusted))
                .findFirst();
    }

    /** A bit for each place that differs: set where the auditor's own is taken. All of one kind come first. */
    private static IntStream choices(int differing) {
        return differing > MOST_MIXED ? IntStream.of(0, -1) : IntStream.range(0, 1 << differing);
    }

    private static List<Hash> chosen(List<Versions> all, List<Integer> differing, int choice) {
        List<Hash> hashes = new ArrayList<>(all.size());
        all.forEach(versions -> hashes.add(versions.served().or(versions::own).orElseThrow()));
        for (int i = 0; i < differing.size(); i++) {
            if (((choice >> Math.min(i, Integer.SIZE - 1)) & 1) == 1) {
                hashes.set(differing.get(i), all.get(differing.get(i)).own().orElseThrow());
            }
        }
        return hashes;
    }
}
