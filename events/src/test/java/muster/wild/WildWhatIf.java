package muster.wild;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import muster.naive.Asked;

/** Made-up "what if"s. */
public final class WildWhatIf {

    private final Random random;

    public WildWhatIf(Random random) {
        this.random = random;
    }

    /** Asked with some of them; often enough with none or few that some evidence is left. */
    public Asked about(Optional<Instant> at, long known) {
        return new Asked(
                at,
                known,
                assumed(),
                sometimes(random.nextBoolean() ? WildEvidence.ONE_VOICE : pick(WildEvidence.PUBLISHERS)),
                sometimes(pick(List.of("A", "B", "C", "D", "E", "F"))),
                sometimes(1 + random.nextInt(6)),
                sometimes(LocalDate.parse(pick(WildEvidence.DAYS))));
    }

    static Asked withoutTheOneVoice(Optional<Instant> at, long known) {
        return new Asked(
                at,
                known,
                Set.of(),
                Optional.of(WildEvidence.ONE_VOICE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Set<String> assumed() {
        Set<String> assumed = new TreeSet<>();
        while (random.nextBoolean()) {
            assumed.add(pick(WildStatement.CONDITIONS));
        }
        return assumed;
    }

    private <T> Optional<T> sometimes(T value) {
        return random.nextInt(4) == 0 ? Optional.of(value) : Optional.empty();
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
