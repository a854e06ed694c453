package muster.audit;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

import muster.event.Coalition;
import muster.record.Json;
import muster.stance.Chronicle;
import muster.stance.Press;
import muster.stance.Question;

import static java.util.stream.Collectors.toCollection;

/** {@code audit compare}: every stance that the query-service answers, beside the auditor's own. */
record Compare(Map<String, String> environment, PrintStream out, PrintStream notes) {

    static final String USAGE =
            "Usage: ./muster audit compare [--query URL] [--coalition C] [--points N] [--seed S] " + Sources.USAGE;

    private static final long POINTS = 200;

    int obey(List<String> words) {
        Options options = Options.of(words, USAGE);
        int most = (int) Math.min(options.number("--points", 1).orElse(POINTS), 1_000_000);
        long seed = options.number("--seed", 0).orElseGet(() -> new SecureRandom().nextLong(1L << 48));
        Predicate<Coalition> wanted = options.coalitions();
        try (LogSource source = Sources.named(options, environment);
                QueryService query = QueryService.at(options.one("--query").orElseGet(this::here))) {
            long applied = query.position();
            Told told = Told.by(source, OptionalLong.of(applied), wanted, (_, _) -> {}, notes);
            out.println("Comparing up to position %d, of %s applied by the query-service; points chosen with --seed %d."
                    .formatted(told.head(), Words.count(applied), seed));
            Findings findings = new Findings(out);
            if (options.one("--coalition").isEmpty()) {
                compareNames(query, told, findings);
            }
            return compare(query, told, most, seed, findings);
        }
    }

    private String here() {
        String port = environment.getOrDefault("MUSTER_QUERY_PORT", "");
        return "http://127.0.0.1:" + (port.isEmpty() ? "8080" : port);
    }

    private static void compareNames(QueryService query, Told told, Findings findings) {
        var theirs = new TreeSet<String>();
        query.get("/coalitions?known=@" + told.head())
                .path("coalitions")
                .forEach(one -> theirs.add(one.path("coalition").asString("")));
        var ours = told.chronicles().keySet().stream().map(Coalition::slug).collect(toCollection(TreeSet::new));
        theirs.stream()
                .filter(name -> !ours.contains(name))
                .forEach(name -> findings.add("The query-service names a coalition %s, of which there is no record."
                        .formatted(Columns.printable(name))));
        ours.stream()
                .filter(name -> !theirs.contains(name))
                .forEach(name ->
                        findings.add("The query-service does not name the coalition %s, of which there are records."
                                .formatted(name)));
    }

    private int compare(QueryService query, Told told, int most, long seed, Findings findings) {
        Tally tally = new Tally();
        OptionalLong all = OptionalLong.of(told.chronicles().size());
        try (Progress progress = Progress.of(notes, "coalitions", all)) {
            told.chronicles().forEach((coalition, chronicle) -> {
                var random = new Random(seed ^ coalition.slug().hashCode());
                List<Point> points = new Points(chronicle, told.times(), most, random).chosen();
                new Comparing(query, told.times(), coalition, chronicle, findings, tally).at(points);
                progress.reached(++tally.coalitions);
            });
        }
        return findings.told(tally.toString());
    }

    /** One coalition's answers, held against its records. */
    private record Comparing(
            QueryService query,
            RecordTimes times,
            Coalition coalition,
            Chronicle chronicle,
            Findings findings,
            Tally tally) {

        void at(List<Point> points) {
            for (Point point : points) {
                Optional<JsonNode> theirs = query.find("/coalitions/%s/stances?%s".formatted(coalition, point.query()));
                if (theirs.isEmpty()) {
                    findings.add("The query-service knows nothing of the coalition %s.".formatted(coalition));
                    return;
                }
                JsonNode ours = ours(point);
                Discrepancy.between(coalition, point, theirs.get(), ours).forEach(one -> findings.add(one.toString()));
                tally.add(ours);
            }
        }

        private JsonNode ours(Point point) {
            long position = point.known().in(times);
            Question question = new Question(point.at(), Set.of(), Press.ANY);
            return Json.object(StanceAnswer.of(chronicle.knownAt(position), position, times.at(position), question)
                    .json());
        }
    }

    private static final class Tally {
        private long coalitions;
        private long answers;
        private long stances;

        void add(JsonNode answer) {
            answers++;
            stances += answer.path("stances").size();
        }

        @Override
        public String toString() {
            return "%s with %s, of %s"
                    .formatted(
                            Words.count(answers, "answer"),
                            Words.count(stances, "stance"),
                            Words.count(coalitions, "coalition"));
        }
    }
}
