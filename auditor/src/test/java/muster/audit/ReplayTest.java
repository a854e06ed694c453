package muster.audit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import muster.event.Kind;
import muster.naive.Answer;
import muster.naive.Asked;
import muster.naive.NaiveReading;
import muster.record.Json;
import muster.wild.WildQuestion;
import muster.wild.WildQuestions;

import static org.assertj.core.api.Assertions.assertThat;

class ReplayTest {

    private static final long SEED = Long.getLong("muster.seed", System.nanoTime());
    private static final int LOGS = 15;
    private static final int QUESTIONS = 8;

    @TempDir
    Path folder;

    private static List<String> words(WildFile file, String coalition, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "replay", "--coalition", coalition, "--file", file.path().toString()));
        words.addAll(List.of(more));
        return words;
    }

    @Test
    void itIsWhatTheNaiveReadingOfTheRecordsSays() {
        System.out.println("ReplayTest: -Dmuster.seed=" + SEED);
        for (long seed = SEED; seed < SEED + LOGS; seed++) {
            WildFile file = WildFile.of(seed, folder);
            Random random = new Random(seed);
            WildQuestions questions = new WildQuestions(random, file.log(), file.head());
            for (int i = 0; i < QUESTIONS; i++) {
                List<String> coalitions = file.log().coalitions();
                compare(file, coalitions.get(random.nextInt(coalitions.size())), questions.next(), seed);
            }
        }
    }

    private static void compare(WildFile file, String coalition, WildQuestion question, long seed) {
        List<String> words = words(file, coalition, "--json");
        question.parameters().forEach((name, value) -> {
            words.add("--" + name);
            words.add(plainly(name, value));
        });
        Heard heard = Heard.of(words);
        assertThat(heard.status()).as("seed %d: %s%n%s", seed, words, heard).isEqualTo(Audit.HOLDS);
        JsonNode answer = Json.object(heard.out().strip().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.path("known").path("position").asLong())
                .as("seed %d", seed)
                .isEqualTo(question.asked().known());
        assertThat(ours(answer))
                .as("seed %d: %s", seed, words)
                .isEqualTo(theirs(file.log().lines(coalition), question.asked()));
    }

    /** In an address, a space may stand as a plus, and the plus of a time may stand as itself. */
    private static String plainly(String name, String value) {
        String escaped = name.equals("without") ? value : value.replace("+", "%2B");
        return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
    }

    private record Row(
            String participant,
            String kind,
            String stance,
            Instant since,
            String because,
            String restsOn,
            boolean contested,
            int support,
            Optional<Long> staleDays,
            Set<String> pledges) {}

    private static List<Row> ours(JsonNode answer) {
        List<Row> rows = new ArrayList<>();
        answer.path("stances")
                .forEach(row -> rows.add(new Row(
                        row.path("participant").stringValue(),
                        row.path("kind").stringValue(),
                        row.path("stance").stringValue(),
                        Instant.parse(row.path("since").stringValue()),
                        row.path("because").stringValue(),
                        row.path("restsOn").stringValue(),
                        row.path("contested").booleanValue(),
                        row.path("support").intValue(),
                        row.has("staleDays") ? Optional.of(row.path("staleDays").longValue()) : Optional.empty(),
                        pledges(row.path("pledges")))));
        return rows;
    }

    private static Set<String> pledges(JsonNode pledges) {
        Set<String> all = new TreeSet<>();
        pledges.forEach(pledge -> {
            Set<String> unmet = new TreeSet<>();
            pledge.path("unmet").forEach(one -> unmet.add(one.stringValue()));
            all.add("%s %s %s"
                    .formatted(
                            pledge.path("pledgeId").stringValue(),
                            unmet,
                            pledge.path("delivery").stringValue()));
        });
        return all;
    }

    private static List<Row> theirs(List<String> lines, Asked asked) {
        NaiveReading naive = new NaiveReading(lines, asked);
        List<Row> rows = new ArrayList<>();
        for (String participant : NaiveReading.namedAnywhere(lines)) {
            for (Kind kind : Kind.values()) {
                Answer.Standing standing = naive.standing(participant, kind.name());
                if (!standing.stance().equals("UNDECLARED")) {
                    Answer.Since since = naive.since(participant, kind.name()).orElseThrow();
                    rows.add(row(standing, since));
                }
            }
        }
        return rows;
    }

    private static Row row(Answer.Standing standing, Answer.Since since) {
        Stream<String> pledges = standing.pledges().stream()
                .map(pledge -> "%s %s %s".formatted(pledge.pledgeId(), pledge.unmet(), pledge.delivery()));
        return new Row(
                standing.participant(),
                standing.kind(),
                standing.stance(),
                since.from(),
                since.because(),
                standing.restsOn().orElseThrow(),
                standing.contested(),
                standing.support(),
                standing.staleDays(),
                new TreeSet<>(pledges.toList()));
    }

    @Test
    void untilAPositionIsAsIfNothingHadComeBehindIt() {
        WildFile file = WildFile.of(SEED, folder);
        String coalition = file.log().coalitions().getFirst();
        for (int until = file.head(); until > file.head() - 10; until--) {
            Heard whole = Heard.of(words(file, coalition, "--json", "--known", "@" + until));
            Heard part = Heard.of(words(file, coalition, "--json", "--until", "" + until));
            assertThat(part).as("seed %d", SEED).isEqualTo(whole);
        }
        assertThat(Heard.of(words(file, coalition, "--until", "2", "--known", "@3"))
                        .status())
                .isEqualTo(Audit.UNCHECKED);
    }

    @Test
    void aPersonGetsATable() {
        WildFile file = WildFile.of(SEED, folder);
        Heard heard = Heard.of(words(file, file.log().coalitions().getFirst()));
        assertThat(heard.status()).as("seed %d: %s", SEED, heard).isEqualTo(Audit.HOLDS);
        assertThat(heard.out().lines().skip(1).findFirst().orElseThrow())
                .matches("participant +kind +stance +since +because +position");
    }

    @Test
    void aRecordThatIsMissingOrDoubledOrBrokenIsFound() {
        WildFile file = WildFile.of(SEED, folder);
        String coalition = file.log().coalitions().getFirst();
        List<String> missing = new ArrayList<>(file.lines());
        missing.remove(1);
        List<String> doubled = new ArrayList<>(file.lines());
        doubled.add(1, doubled.get(1));
        List<String> broken = new ArrayList<>(file.lines());
        broken.set(1, broken.get(1).substring(9));
        for (List<String> lines : List.of(missing, doubled, broken)) {
            Heard heard = Heard.of(words(file.with(lines), coalition));
            assertThat(heard.status()).as("seed %d: %s", SEED, heard).isEqualTo(Audit.FOUND);
            assertThat(heard.out()).startsWith("FOUND: W").contains("position ");
        }
    }

    @Test
    void whatCannotBeAskedIsSaidInWords() {
        WildFile file = WildFile.of(SEED, folder);
        String coalition = file.log().coalitions().getFirst();
        assertUnchecked(words(file, "no-such"), "is that its name?");
        assertUnchecked(words(file, "No such"), "--coalition");
        assertUnchecked(words(file, coalition, "--at", "2025-09"), "--at: must be a time such as");
        assertUnchecked(words(file, coalition, "--at", "2025-02-30"), "--at: must be a time such as");
        assertUnchecked(words(file, coalition, "--known", "12"), "--known: must be a position such as @123");
        assertUnchecked(words(file, coalition, "--known", "@99999"), "past the last record");
        assertUnchecked(words(file, coalition, "--minReliability", "F"), "--minReliability: must be one of");
        assertUnchecked(words(file, coalition, "--published", "soon"), "--published: must be a date");
        assertUnchecked(words(file, coalition, "--assume", "peace"), "--assume");
        assertUnchecked(List.of("replay"), "--coalition");
    }

    private static void assertUnchecked(List<String> words, String told) {
        Heard heard = Heard.of(words);
        assertThat(heard.status()).as(heard.toString()).isEqualTo(Audit.UNCHECKED);
        assertThat(heard.notes()).contains(told);
    }
}
