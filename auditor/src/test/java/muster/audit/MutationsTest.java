package muster.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;

import muster.audit.Mutation.Cover;
import muster.audit.Mutation.Deed;
import muster.ledger.SigningKey;
import muster.ledger.TilePath;
import muster.ledger.VerifierKey;
import muster.ledger.VerifierKey.Holder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Whoever may change anything in the database, and even has the log's key, changes nothing unnoticed. */
class MutationsTest {

    private static final int RECORDS = 2_000;
    private static final int MUTATIONS = Boolean.getBoolean("muster.long") ? 100_000 : 5_000;

    private final long seed = Long.getLong("muster.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final SigningKey key = Seeded.key(RealRecords.ORIGIN, Holder.LOG, random);
    private final SigningKey witness = Seeded.key("witness.example", Holder.WITNESS, random);
    private final HonestLog honest = new HonestLog(RealRecords.of(seed, RECORDS), key, witness, random);

    @Test
    void everyMutationIsDetectedAndItsPlaceIsNamed() {
        System.out.println("Mutations with -Dmuster.seed=" + seed);
        for (int i = 0; i < MUTATIONS; i++) {
            Mutation mutation = Mutation.of(honest, key, random);
            List<Finding> findings = findings(mutation);
            String told = "mutation %d (%s) of seed %d: %s".formatted(i, mutation, seed, findings);
            assertThat(findings).as(told).isNotEmpty();
            if (savedCanTell(mutation)) {
                assertThat(places(findings)).as(told).anyMatch(where -> isNarrow(where, mutation));
            }
            assertThat(places(findings)).as(told).allMatch(where -> where.last() >= mutation.first());
        }
    }

    @Test
    void theHonestLogItselfHolds() {
        Mutation none = new Mutation(Deed.TILE, Cover.NONE, honest.copy(), 0);
        assertThat(findings(none)).isEmpty();
    }

    private boolean savedCanTell(Mutation mutation) {
        return mutation.cover() != Cover.SIGNED_ANEW
                || (mutation.first() > 0 && mutation.first() <= honest.lastNoted());
    }

    /** A witness is asked only where no checkpoint that was noted can tell. */
    private List<Finding> findings(Mutation mutation) {
        var witnesses = !savedCanTell(mutation) || random.nextInt(10) == 0
                ? List.of(witness.verifier())
                : List.<VerifierKey>of();
        var demands = new Demands(Optional.of(key.verifier()), honest.saved(), witnesses, witnesses.size());
        return Verification.of(mutation.log(), demands, new OneThread(), (_, _) -> {})
                .findings();
    }

    private static List<Stretch> places(List<Finding> findings) {
        List<Stretch> places = new ArrayList<>();
        findings.forEach(finding -> finding.where().ifPresent(places::add));
        return places;
    }

    private boolean isNarrow(Stretch where, Mutation mutation) {
        long first = mutation.first();
        if (first == 0) {
            return where.length() <= TilePath.FULL;
        }
        return switch (mutation.deed()) {
            case BIT -> where.equals(narrowest(mutation));
            case SWAPPED -> where.equals(narrowest(mutation)) || isAnotherInTheEdge(where, mutation);
            case DROPPED, DROPPED_AND_RENUMBERED, DOUBLED -> isWithinTheWidest(where, mutation);
            case INSERTED -> isWithinTheWidest(where, mutation) || isWhereItSaysItIs(where, mutation);
            case CUT, OLD_CHECKPOINT -> where.first() == first;
            case TILE -> where.length() == TilePath.FULL;
            case LEAF -> where.length() == 1;
        };
    }

    private boolean isWithinTheWidest(Stretch where, Mutation mutation) {
        return where.first() <= mutation.first()
                && where.last() >= mutation.first()
                && where.length() <= widest(mutation).length();
    }

    /** One that was made from the very record in whose place it stands gives nothing away, and moves all leaves behind it. */
    private boolean isWhereItSaysItIs(Stretch where, Mutation mutation) {
        String record =
                new String(mutation.log().rows.get((int) mutation.first() - 1).record(), UTF_8);
        return record.contains("\"position\":\"%d\"".formatted(mutation.first()))
                && where.equals(honest.between(mutation.first(), RECORDS));
    }

    /** What was altered together with its leaf hash behind the last full tile leaves none of the tiles to be trusted. */
    private boolean isAnotherInTheEdge(Stretch where, Mutation mutation) {
        return mutation.cover() == Cover.LEAF_RECOMPUTED && where.equals(honest.between(mutation.first(), RECORDS));
    }

    /** Where one record in place of another is looked for in vain, or found. */
    private Stretch narrowest(Mutation mutation) {
        return switch (mutation.cover()) {
            case NONE -> Stretch.of(mutation.first());
            case LEAF_RECOMPUTED -> widest(mutation);
            case TILES_RECOMPUTED, SIGNED_ANEW -> honest.between(mutation.first(), RECORDS);
        };
    }

    private Stretch widest(Mutation mutation) {
        long block = (mutation.first() - 1) / TilePath.FULL;
        Stretch between = honest.between(mutation.first(), RECORDS);
        boolean tileSurvives =
                mutation.cover().compareTo(Cover.LEAF_RECOMPUTED) <= 0 && block < RECORDS / TilePath.FULL;
        return tileSurvives
                ? between.within(new Stretch(block * TilePath.FULL + 1, (block + 1) * TilePath.FULL))
                : between;
    }
}
