package muster.stance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import muster.event.Condition;
import muster.event.Credibility;
import muster.event.Reliability;
import muster.naive.Asked;
import muster.wild.WildWhatIf;

/** Made-up questions about a made-up history: often at, just before or just after something in it, often with what-ifs. */
final class WildQuestion {

    private final Random random;
    private final WildWhatIf whatIfs;

    WildQuestion(Random random) {
        this.random = random;
        this.whatIfs = new WildWhatIf(random);
    }

    Asked about(WildHistory history) {
        Optional<Instant> at = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(somewhen(history));
        int records = history.lines().size();
        int known = random.nextBoolean() ? records : random.nextInt(records + 1);
        return random.nextBoolean() ? Asked.plainly(at, known) : whatIfs.about(at, known);
    }

    private Instant somewhen(WildHistory history) {
        Instant point = Said.pointOf(pick(history.records()));
        return (point.equals(Instant.MIN) ? Instant.parse("2025-09-15T06:00:00Z") : point)
                .plusNanos(1000L * (random.nextInt(3) - 1))
                .plusSeconds(random.nextInt(3) == 0 ? random.nextInt(1_000_000) : 0);
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** The same question as Known takes it. */
    static Question of(Asked asked) {
        return new Question(
                asked.at(),
                asked.assume().stream().map(Condition::new).collect(Collectors.toSet()),
                new Press(
                        asked.without().map(Set::of).orElse(Set.of()),
                        asked.minReliability().map(Reliability::valueOf),
                        asked.minCredibility().map(Credibility::new),
                        asked.published()));
    }
}
