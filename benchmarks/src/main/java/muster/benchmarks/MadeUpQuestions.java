package muster.benchmarks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;

/** Questions as at any time of the made-up history, as known at any position of a log: no two are alike. */
final class MadeUpQuestions {

    private static final int SECONDS_A_DAY = 86_400;

    private final RandomGenerator random;
    private final int positions;

    MadeUpQuestions(MadeUpLog log, long seed) {
        this.random = new java.util.SplittableRandom(seed);
        this.positions = log.size();
    }

    /** As at which time, as known at which position. */
    record Asked(Instant at, long known) {

        String path() {
            return "/coalitions/%s/stances?at=%s&known=@%d".formatted(MadeUpLog.ASKED.slug(), at, known);
        }
    }

    Asked next() {
        var first = MadeUpEvidence.FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
        return new Asked(
                first.plusSeconds(random.nextInt((MadeUpEvidence.DAYS + 30) * SECONDS_A_DAY)),
                1 + random.nextInt(positions));
    }

    /** The question with one of the what-ifs, by turns of chance. */
    String whatIf() {
        var what = List.of(
                "without=" + MadeUpEvidence.PUBLISHERS.get(random.nextInt(3)).replace(' ', '+'),
                "minReliability=C",
                "minCredibility=3",
                "assume=CEASEFIRE",
                "published=" + MadeUpEvidence.FIRST_DAY.plusDays(random.nextInt(MadeUpEvidence.DAYS)));
        return next().path() + "&" + what.get(random.nextInt(what.size()));
    }
}
