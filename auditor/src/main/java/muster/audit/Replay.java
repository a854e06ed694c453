package muster.audit;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import muster.event.AnnouncedAt;
import muster.event.Coalition;
import muster.record.Times;
import muster.stance.Period;
import muster.stance.Standing;

/** {@code audit replay}: where everybody stands, recomputed from the records alone. */
record Replay(Map<String, String> environment, PrintStream out, PrintStream notes) {

    static final String USAGE =
            "Usage: ./muster audit replay --coalition C " + Asking.USAGE + " [--until P] [--json] " + Sources.USAGE;

    int obey(List<String> words) {
        boolean json = words.contains("--json");
        Options options =
                Options.of(words.stream().filter(word -> !word.equals("--json")).toList(), USAGE);
        Coalition coalition = Options.read("--coalition", options.required("--coalition"), Coalition::new);
        Asking asking = Asking.of(options);
        OptionalLong until = options.number("--until", 0).map(OptionalLong::of).orElse(OptionalLong.empty());
        try (LogSource source = Sources.named(options, environment)) {
            Told told = Told.by(source, until, coalition::equals, (_, _) -> {}, notes);
            answer(coalition, told, asking, json);
        }
        return Audit.HOLDS;
    }

    private void answer(Coalition coalition, Told told, Asking asking, boolean json) {
        var chronicle = told.of(coalition)
                .orElseThrow(() -> new Misuse(
                        "Of the coalition %s there is nothing among the %d records that were read: is that its name?"
                                .formatted(coalition, told.head())));
        long position = asking.known().in(told.times());
        StanceAnswer answer = StanceAnswer.of(
                chronicle.knownAt(position), position, told.times().at(position), asking.question());
        if (json) {
            out.writeBytes(answer.json());
            out.println();
        } else {
            out.println(heading(coalition, answer));
            table(answer).lines().forEach(out::println);
        }
    }

    private static String heading(Coalition coalition, StanceAnswer answer) {
        return "%s %s, as known at position %d%s: %s"
                .formatted(
                        coalition,
                        answer.at().map(Replay::text).map("at "::concat).orElse("at the latest"),
                        answer.position(),
                        answer.recordedAt()
                                .map(at -> " (recorded at " + text(at) + ")")
                                .orElse(""),
                        Words.count(answer.standings().size(), "stance"));
    }

    private static String text(Instant time) {
        return Times.text(time);
    }

    private static Columns table(StanceAnswer answer) {
        Columns columns = new Columns("participant", "kind", "stance", "since", "because", "position");
        for (Standing standing : answer.standings()) {
            Period period = standing.period();
            columns.add(
                    standing.cell().participant().code(),
                    standing.cell().kind().name(),
                    standing.stance() + (standing.contested() ? " (contested)" : ""),
                    since(period),
                    period.because().id().toString(),
                    Long.toString(period.because().position()));
        }
        return columns;
    }

    /** As it was announced, where that is when the period began. */
    private static String since(Period period) {
        Optional<AnnouncedAt> announced =
                period.because().recorded().statement().announcedAt();
        return announced
                .filter(at -> at.point().equals(period.from()))
                .map(AnnouncedAt::text)
                .orElseGet(() -> Times.text(period.from()));
    }
}
