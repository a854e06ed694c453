package muster.benchmarks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

import muster.event.AnnouncedAt;
import muster.event.Credibility;
import muster.event.Evidence;
import muster.event.Grade;
import muster.event.Language;
import muster.event.PublishedOn;
import muster.event.Reliability;
import muster.event.WebAddress;

/** When made-up statements were made, in every form that a date has, and on whose word. */
final class MadeUpEvidence {

    static final LocalDate FIRST_DAY = LocalDate.parse("2025-02-17");
    static final int DAYS = 310;

    /** Who published; a what-if leaves one of them out. */
    static final List<String> PUBLISHERS = List.of(
            "Example Press",
            "The Gazette",
            "Le Courrier",
            "Tagesblatt",
            "Dagens Post",
            "Kurier",
            "La Voce",
            "El Diario");

    private static final List<String> AGENCIES = List.of("Agency One", "Agency Two", "Agency Three");
    private static final List<String> LANGUAGES = List.of("en", "fr", "de", "pl");

    private final RandomGenerator random;

    MadeUpEvidence(RandomGenerator random) {
        this.random = random;
    }

    /** Later the further on in the record, but some of it is recorded weeks late. */
    LocalDate day(double progress) {
        return FIRST_DAY.plusDays(Math.max(0, (long) (progress * DAYS) - random.nextInt(25)));
    }

    AnnouncedAt announcedAt(LocalDate day) {
        return AnnouncedAt.parse(
                switch (random.nextInt(10)) {
                    case 0 -> day.toString().substring(0, 7);
                    case 1 -> "[..%s]".formatted(day);
                    case 2, 3 -> "%sT%02d:%02d:00Z".formatted(day, random.nextInt(24), random.nextInt(60));
                    default -> day.toString();
                });
    }

    List<Evidence> since(LocalDate day) {
        var all = new ArrayList<Evidence>();
        for (int i = random.nextInt(4) / 3; i >= 0; i--) {
            all.add(one(day.plusDays(random.nextInt(4))));
        }
        return all;
    }

    private Evidence one(LocalDate publishedOn) {
        var publisher = pick(PUBLISHERS);
        return new Evidence(
                publisher,
                PublishedOn.parse(publishedOn.toString()),
                Optional.of("What was said in the capital on that day, and by whom"),
                Optional.of(
                        new WebAddress("https://press.example/%s/%d".formatted(publishedOn, random.nextInt(9_999)))),
                Optional.of(new Language(pick(LANGUAGES))),
                random.nextBoolean() ? Optional.of("the head of government") : Optional.empty(),
                random.nextInt(3) == 0 ? List.of(pick(AGENCIES)) : List.of(),
                Optional.empty(),
                Optional.empty(),
                grade());
    }

    private Optional<Grade> grade() {
        if (random.nextInt(5) == 0) {
            return Optional.empty();
        }
        var reliability = pick(List.of(Reliability.values()));
        return Optional.of(new Grade(Optional.of(reliability), Optional.of(new Credibility(1 + random.nextInt(6)))));
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
