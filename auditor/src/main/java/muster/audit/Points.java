package muster.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import muster.event.AnnouncedAt;
import muster.event.Recorded;
import muster.stance.Chronicle;

/**
 * Points of the two times that are worth asking at: where a coalition's record changes an answer, just before, and anywhere.
 * The same seed gives the same points.
 */
final class Points {

    private static final int LEAST = 8;
    private static final int FOR_EACH_RECORD = 8;

    private final Random random;
    private final RecordTimes times;
    private final List<Instant> moments = new ArrayList<>();
    private final List<Long> positions = new ArrayList<>();
    private final int wanted;

    /** @param most how many points at most; what has few records needs fewer */
    Points(Chronicle chronicle, RecordTimes times, int most, Random random) {
        this.random = random;
        this.times = times;
        this.wanted = (int) Math.min(most, LEAST + (long) FOR_EACH_RECORD * chronicle.size());
        Set<Instant> valid = new TreeSet<>();
        for (Recorded record : chronicle.between(0, times.head())) {
            record.statement().announcedAt().map(AnnouncedAt::point).ifPresent(point -> {
                valid.add(point);
                valid.add(point.minus(1, ChronoUnit.MICROS));
            });
            positions.add(record.position());
        }
        moments.addAll(valid);
    }

    /** The head, half of them where the record changes, and the rest anywhere. */
    List<Point> chosen() {
        Set<Point> chosen = new LinkedHashSet<>();
        chosen.add(new Point(Optional.empty(), new AsKnown.At(times.head())));
        List<Point> changes = changes();
        Collections.shuffle(changes, random);
        changes.stream().limit(Math.max(0, wanted / 2)).forEach(chosen::add);
        for (int i = 0; i < 3 * wanted && chosen.size() < wanted; i++) {
            chosen.add(anywhere());
        }
        return List.copyOf(chosen);
    }

    private List<Point> changes() {
        List<Point> changes = new ArrayList<>();
        moments.forEach(moment -> changes.add(new Point(Optional.of(moment), new AsKnown.At(times.head()))));
        positions.forEach(position -> changes.add(new Point(Optional.empty(), new AsKnown.At(position))));
        return changes;
    }

    private Point anywhere() {
        return new Point(
                random.nextInt(4) == 0 || moments.isEmpty() ? Optional.empty() : Optional.of(moment()), known());
    }

    private Instant moment() {
        Instant one = moments.get(random.nextInt(moments.size()));
        return random.nextInt(3) == 0 ? one.plus(random.nextInt(20_000_000), ChronoUnit.SECONDS) : one;
    }

    /** Of this coalition, of another one that was recorded in between, or by a time before which nothing can come any more. */
    private AsKnown known() {
        long position = random.nextInt(3) == 0
                ? random.nextLong(times.head() + 1)
                : positions.get(random.nextInt(positions.size())) - random.nextInt(2);
        Optional<Instant> recorded = times.at(position)
                .filter(at -> at.isBefore(times.at(times.head()).orElse(at)));
        return recorded.isPresent() && random.nextInt(6) == 0
                ? new AsKnown.By(recorded.get())
                : new AsKnown.At(position);
    }
}
