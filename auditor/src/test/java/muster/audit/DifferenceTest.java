package muster.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import muster.event.Kind;
import muster.ledger.Checkpoint;
import muster.ledger.Hash;
import muster.ledger.Note;
import muster.ledger.SigningKey;
import muster.ledger.Tree;
import muster.ledger.VerifierKey.Holder;
import muster.naive.Asked;
import muster.naive.NaiveDifference;
import muster.naive.NaiveReading;
import muster.naive.RecordTimes;

import static org.assertj.core.api.Assertions.assertThat;

class DifferenceTest {

    private static final long SEED = Long.getLong("muster.seed", System.nanoTime());
    private static final int LOGS = 20;

    @TempDir
    Path folder;

    private final SigningKey key = SigningKey.generate("muster.local/log-of-a-test", Holder.LOG, new SecureRandom());

    private Heard diff(WildFile file, String from, String to, String... more) {
        List<String> words =
                new ArrayList<>(List.of("diff", from, to, "--file", file.path().toString()));
        words.addAll(List.of(more));
        return Heard.of(words);
    }

    /** The file of a checkpoint over the first lines. */
    private String checkpoint(List<String> lines, int size, SigningKey by) throws IOException {
        Tree tree = Tree.empty();
        lines.subList(0, size).forEach(line -> tree.add(Hash.ofLeaf(line.getBytes(StandardCharsets.UTF_8))));
        String text = new Checkpoint(key.verifier().name(), size, tree.root()).text();
        Path file = Files.createTempFile(folder, "checkpoint", "");
        Files.writeString(file, new Note(text, List.of(by.sign(text))).toString());
        return file.toString();
    }

    @Test
    void itTellsTheRecordsInBetweenAndTheStancesThatTheyMoved() {
        System.out.println("DifferenceTest: -Dmuster.seed=" + SEED);
        for (long seed = SEED; seed < SEED + LOGS; seed++) {
            WildFile file = WildFile.of(seed, folder);
            Random random = new Random(seed);
            int from = random.nextInt(file.head() + 1);
            int to = from + random.nextInt(file.head() - from + 1);
            Heard heard = diff(file, "@" + from, "@" + to);
            assertThat(heard.status()).as("seed %d: %s", seed, heard).isEqualTo(Audit.HOLDS);
            assertThat(section(heard, "added")).as("seed %d", seed).hasSize(to - from);
            assertThat(section(heard, "moved").stream().map(DifferenceTest::move))
                    .as("seed %d: %s", seed, heard)
                    .containsExactlyElementsOf(moves(file, from, to));
        }
    }

    /** The rows of a table, by a word of what stands above it. */
    private static List<String> section(Heard heard, String word) {
        return heard.out()
                .lines()
                .dropWhile(line -> !line.matches("[0-9,]+ \\S+ " + word + ".*"))
                .takeWhile(line -> !line.isEmpty())
                .skip(2)
                .toList();
    }

    /** Its coalition, participant, kind, both stances and direction. */
    private static String move(String row) {
        return String.join(" ", List.of(row.split(" +")).subList(0, 6));
    }

    private static List<String> moves(WildFile file, int from, int to) {
        return file.log().coalitions().stream()
                .flatMap(coalition -> moves(file, coalition, from, to))
                .toList();
    }

    private static Stream<String> moves(WildFile file, String coalition, int from, int to) {
        List<String> lines = file.log().lines(coalition);
        return NaiveDifference.between(
                        new NaiveReading(lines, Asked.plainly(Optional.empty(), from)),
                        new NaiveReading(lines, Asked.plainly(Optional.empty(), to)),
                        NaiveReading.namedAnywhere(lines),
                        Stream.of(Kind.values()).map(Kind::name).toList())
                .stream()
                .map(move -> "%s %s %s %s %s %s"
                        .formatted(
                                coalition,
                                move.participant(),
                                move.kind(),
                                move.before(),
                                move.after(),
                                move.direction()));
    }

    @Test
    void checkpointsAndTimesMeanThePositionsThatTheySpeakOf() throws IOException {
        WildFile file = WildFile.of(SEED, folder);
        int half = file.head() / 2;
        var times = new RecordTimes(file.lines());
        String recorded = times.recordedAt(half).orElseThrow().toString();
        long position = times.positionAt(times.recordedAt(half).orElseThrow());
        String from = checkpoint(file.lines(), (int) position, key);
        String to = checkpoint(file.lines(), file.head(), key);
        Heard byCheckpoints = diff(file, from, to, "--key", key.verifier().toString());
        assertThat(byCheckpoints.status())
                .as("seed %d: %s", SEED, byCheckpoints)
                .isEqualTo(Audit.HOLDS);
        assertThat(byCheckpoints.out())
                .isEqualTo(diff(file, recorded, "@" + file.head()).out());
        assertThat(diff(file, from, to).notes()).contains("name the log's key with --key");
    }

    @Test
    void aCheckpointOfAnotherHistoryIsFound() throws IOException {
        WildFile file = WildFile.of(SEED, folder);
        List<String> other = new ArrayList<>(file.lines());
        other.set(2, other.get(2).replaceFirst("\"recordedby\":\"", "\"recordedby\":\"x"));
        String from = checkpoint(other, 4, key);
        String to = checkpoint(file.lines(), file.head(), key);
        Heard heard = diff(file, from, to);
        assertThat(heard.status()).as("seed %d: %s", SEED, heard).isEqualTo(Audit.FOUND);
        assertThat(heard.out()).contains("The first 4 records have the root").contains(from);
        assertThat(diff(file, checkpoint(other, 2, key), to).status()).isEqualTo(Audit.HOLDS);
    }

    @Test
    void aCheckpointThatIsForgedOrBeyondTheRecordsIsFound() throws IOException {
        WildFile file = WildFile.of(SEED, folder);
        SigningKey stranger = SigningKey.generate(key.verifier().name(), Holder.LOG, new SecureRandom());
        String to = checkpoint(file.lines(), file.head(), key);
        String forged = checkpoint(file.lines(), 4, stranger);
        assertThat(diff(file, forged, to, "--key", key.verifier().toString()).out())
                .startsWith("FOUND: " + forged + ": ");
        Path bare = folder.resolve("bare");
        Files.writeString(bare, Files.readString(Path.of(forged)).replaceFirst("(?s)\n\n.*", "\n"));
        assertThat(diff(file, bare.toString(), to).notes()).contains(bare + " bears no signature");
        Heard cut = diff(file.with(file.lines().subList(0, 5)), "@1", to);
        assertThat(cut.status()).isEqualTo(Audit.FOUND);
        assertThat(cut.out()).contains("and there are 5 only");
    }

    @Test
    void whatCannotBeToldApartIsSaidInWords() {
        WildFile file = WildFile.of(SEED, folder);
        assertThat(diff(file, "@3", "@2").notes()).contains("name the earlier one first");
        assertThat(diff(file, "nothing", "@2").notes()).contains("There is no file \"nothing\"");
        assertThat(Heard.of("diff", "@3").notes()).contains("FROM TO");
        assertThat(diff(file, "@3", "@2").status()).isEqualTo(Audit.UNCHECKED);
    }
}
