package muster.wild;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import muster.naive.Asked;
import muster.naive.RecordTimes;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

/**
 * Made-up questions about a made-up log, as far as it is recorded: often at, just before or just after something in it,
 * often with what-ifs, in every form that the interface takes.
 */
public final class WildQuestions {

    private final Random random;
    private final WildWhatIf whatIfs;
    private final List<String> lines;
    private final RecordTimes times;

    /** About the log as it is up to the position. */
    public WildQuestions(Random random, WildLog log, long head) {
        this.random = random;
        this.whatIfs = new WildWhatIf(random);
        this.lines = log.records().stream().limit(head).map(WildRecord::line).toList();
        this.times = new RecordTimes(lines);
    }

    public WildQuestion next() {
        Map<String, String> parameters = new TreeMap<>();
        Optional<Instant> at = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(at(parameters));
        boolean asOfNow = random.nextInt(3) == 0;
        long known = asOfNow ? lines.size() : known(parameters);
        Asked asked = random.nextBoolean() ? Asked.plainly(at, known) : whatIf(at, known, parameters);
        return new WildQuestion(parameters, asked, at.or(() -> asOfNow ? Optional.empty() : times.recordedAt(known)));
    }

    private Instant at(Map<String, String> parameters) {
        Instant moment = times.announcedAt(1 + random.nextInt(lines.size()))
                .orElse(Instant.parse("2025-09-15T06:00:00Z"))
                .plusNanos(1000L * (random.nextInt(3) - 1))
                .plusSeconds(random.nextInt(3) == 0 ? random.nextInt(1_000_000) : 0);
        return written("at", moment, parameters);
    }

    private long known(Map<String, String> parameters) {
        if (random.nextBoolean()) {
            long position = random.nextInt(lines.size() + 1);
            parameters.put("known", "@" + position);
            return position;
        }
        Instant moment = times.recordedAt(1 + random.nextInt(lines.size()))
                .orElseThrow()
                .plusNanos(1000L * (random.nextInt(3) - 1));
        return times.positionAt(written("known", moment, parameters));
    }

    /** Puts it down in one of the forms there are; answers what that means. */
    private Instant written(String name, Instant moment, Map<String, String> parameters) {
        switch (random.nextInt(4)) {
            case 0 -> {
                String day = moment.toString().substring(0, "2025-09-04".length());
                parameters.put(name, day);
                return RecordTimes.lastInstantOf(day);
            }
            case 1 -> {
                String there = ISO_OFFSET_DATE_TIME.format(moment.atOffset(ZoneOffset.ofHoursMinutes(5, 30)));
                parameters.put(name, random.nextBoolean() ? there : encoded(there));
            }
            default -> parameters.put(name, moment.toString());
        }
        return moment;
    }

    /** Often without the one voice alone: what is left then came to light late, and in another order than it was said in. */
    private Asked anyWhatIf(Optional<Instant> at, long known) {
        return random.nextBoolean() ? whatIfs.about(at, known) : WildWhatIf.withoutTheOneVoice(at, known);
    }

    /** The worst grades are none that can be asked for: F and 6 say that nobody can judge. */
    private Asked whatIf(Optional<Instant> at, long known, Map<String, String> parameters) {
        Asked any = anyWhatIf(at, known);
        Asked asked = new Asked(
                at,
                known,
                any.assume(),
                any.without(),
                any.minReliability().filter(least -> !least.equals("F")),
                any.minCredibility().filter(least -> least < 6),
                any.published());
        if (!asked.assume().isEmpty()) {
            parameters.put("assume", String.join(",", asked.assume()));
        }
        asked.without().ifPresent(name -> parameters.put("without", encoded(name)));
        asked.minReliability().ifPresent(least -> parameters.put("minReliability", least));
        asked.minCredibility().ifPresent(least -> parameters.put("minCredibility", least.toString()));
        asked.published().ifPresent(day -> parameters.put("published", day.toString()));
        return asked;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
